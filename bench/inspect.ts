// `slipway inspect` as the published package runs it, beside the tools that know a part of what it tells: whole
// processes, in turns, with the peak of resident memory. Nothing is asserted; each figure stands beside its target.
// Run: npm run bench:inspect
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPeers, peerFile } from '../fixtures/peers/install.ts';
import { installPacked } from '../test/package/install-packed.ts';
import { writeLargeApps } from './large-apps.ts';
import { type Candidate, type Measured, measure, table } from './measure.ts';
import { androguardReader, npmReaders } from './peers.ts';

const rounds = 9;
const largeRounds = 3;

/** The package's own program, run by Node without npm. */
type Inspect = (file: string) => Candidate;

const missing = await installPeers();
if (missing !== undefined) throw new Error(missing);
const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'));
try {
  const project = await installPacked(folder);
  const program = join(project, 'node_modules', 'slipway', 'bin', 'slipway.js');
  const inspect = (file: string): Candidate => ({
    name: 'slipway inspect',
    command: [process.execPath, program, 'inspect', file],
    reads: 'manifest, resources, signatures, contents, sizes',
  });
  compareSmall(inspect);
  await compareLarge(inspect);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function compareSmall(inspect: Inspect): void {
  const apk = peerFile('appium-uiautomator2-server', 'apks', 'appium-uiautomator2-server-v10.6.6.apk');
  const python = androguardReader(apk);
  const badging = {
    name: 'aapt2 dump badging',
    command: ['aapt2', 'dump', 'badging', apk],
    reads: 'manifest, labels, icons',
  };
  const candidates = [inspect(apk), badging, apksigner(apk), ...npmReaders(apk)];
  if (typeof python === 'string') print(`NOT COMPARED: ${python}`);
  else candidates.push(python);
  warmUp(inspect(apk));
  const rows = measure(candidates, rounds);
  print(`18 MB APK with 3,841 entries, medians of ${rounds}\n${table(rows)}`);
  const [own, aapt2, signer] = rows;
  if (own === undefined || aapt2 === undefined || signer === undefined) return;
  target('inspect ÷ (aapt2 + apksigner)', (own.ms / (aapt2.ms + signer.ms)).toFixed(2), 'at most 0.50');
  peakTarget(own, 120);
}

async function compareLarge(inspect: Inspect): Promise<void> {
  const { blocks, jar } = await writeLargeApps(folder);
  const blockRows = measure([inspect(blocks), bareSha256(blocks), apksigner(blocks)], largeRounds);
  print(`500 MB APK with 20,000 entries, v2 and v3, medians of ${largeRounds}\n${table(blockRows)}`);
  const [own, bare] = blockRows;
  if (own !== undefined && bare !== undefined) {
    target('speed of a bare SHA-256', `${((100 * bare.ms) / own.ms).toFixed(0)}%`, 'at least 70%');
    peakTarget(own, 150);
  }
  const jarRows = measure([inspect(jar), apksigner(jar)], largeRounds);
  print(`the same, v1, medians of ${largeRounds}\n${table(jarRows)}`);
  const [mine, theirs] = jarRows;
  if (mine !== undefined && theirs !== undefined)
    target('inspect ÷ apksigner', (mine.ms / theirs.ms).toFixed(2), 'at most 1.00');
}

function apksigner(file: string): Candidate {
  return { name: 'apksigner verify', command: ['apksigner', 'verify', file], reads: 'signatures' };
}

/** What no reader of the whole file can be faster than. */
function bareSha256(file: string): Candidate {
  const code = `const fs = require('node:fs');
    const hash = require('node:crypto').createHash('sha256');
    const buffer = Buffer.allocUnsafe(1024 * 1024);
    const file = fs.openSync(process.argv[1]);
    for (let read = 1; read > 0; ) hash.update(buffer.subarray(0, (read = fs.readSync(file, buffer))));
    hash.digest();`;
  return { name: 'bare SHA-256', command: [process.execPath, '-e', code, file], reads: 'every byte' };
}

/** The first run compiles, and keeps what it compiled; whoever uses a command runs it more than once. */
function warmUp(candidate: Candidate): void {
  measure([candidate], 2);
}

function peakTarget({ peakMegabytes }: Measured, mostMegabytes: number): void {
  const peak = peakMegabytes === undefined ? 'not measured: GNU time is missing' : peakMegabytes.toFixed(0);
  target('resident megabytes of inspect', peak, `below ${mostMegabytes}`);
}

function target(what: string, figure: string, wanted: string): void {
  print(`  ${what.padEnd(34)}${figure}   (target: ${wanted})`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
