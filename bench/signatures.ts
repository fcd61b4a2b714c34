// Signature verification by itself, in process, beside apksigner and a bare SHA-256, in one run; nothing is asserted.
// Target: the 18 MB app within 40 ms. Whole processes are in inspect.ts. Run: node bench/signatures.ts
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPeers, peerFile } from '../fixtures/peers/install.ts';
import { openByteSource } from '../src/artifact/byte-source.ts';
import { verifySignatures } from '../src/artifact/signing/verify-signatures.ts';
import { writeLargeApps } from './large-apps.ts';
import { median } from './measure.ts';

const rounds = 5;

/** What a child process measured of itself. */
interface Measured {
  readonly ms: number;
  readonly residentMegabytes: number;
}

const [, , task, path = '', minSdk = ''] = process.argv;
if (task === 'bare') reportBare(path);
else if (task === 'verify' || task === 'verify-and-hash') await reportVerify(path, Number(minSdk));
else await bench();

function reportBare(file: string): void {
  const startedAt = performance.now();
  bareHash(file);
  print(startedAt);
}

async function reportVerify(file: string, sdk: number): Promise<void> {
  const source = await openByteSource(file);
  const startedAt = performance.now();
  const { verified, problems } = await verifySignatures(source, {
    minSdk: sdk,
    wholeFile: task === 'verify-and-hash',
  });
  print(startedAt);
  await source.close();
  if (!verified) throw new Error(problems.map(({ message }) => message).join(' '));
}

function print(startedAt: number): void {
  const ms = performance.now() - startedAt;
  // Not resourceUsage(), whose maximum begins with that of the process that started this one.
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  const measured: Measured = { ms, residentMegabytes: Number(peak) / 1000 };
  process.stdout.write(JSON.stringify(measured));
}

function bareHash(file: string): void {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(1024 * 1024);
  const descriptor = openSync(file, 'r');
  for (let read = 1; read > 0; ) {
    read = readSync(descriptor, buffer, 0, buffer.length, null);
    hash.update(buffer.subarray(0, read));
  }
  closeSync(descriptor);
  hash.digest();
}

async function bench(): Promise<void> {
  const missing = await installPeers();
  if (missing !== undefined) throw new Error(missing);
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'));
  try {
    const large = await writeLargeApps(folder);
    const app = peerFile('appium-uiautomator2-server', 'apks', 'appium-uiautomator2-server-v10.6.6.apk');
    compare('18 MB, v2 and v3', app, 26);
    compare('18 MB, v1 to v3', app, 21);
    compare('500 MB, v2 and v3', large.blocks, 24);
    compare('500 MB, v1', large.jar, 21);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Medians of all candidates, taken in turns so that a busy moment meets each of them. */
function compare(name: string, file: string, sdk: number): void {
  const own = ['bare', 'verify', 'verify-and-hash'];
  const measured = own.map((): Measured[] => []);
  const apksigner: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, job] of own.entries()) measured[index]?.push(child([job, file, String(sdk)]));
    apksigner.push(timeOf('apksigner', ['verify', '--min-sdk-version', String(sdk), file]));
  }
  const bare = median((measured[0] ?? []).map(({ ms }) => ms));
  process.stdout.write(`${name}\n`);
  for (const [index, label] of ['bare SHA-256', 'verify', 'verify and SHA-256'].entries()) {
    const ms = median((measured[index] ?? []).map((each) => each.ms));
    const resident = median((measured[index] ?? []).map((each) => each.residentMegabytes));
    const speed = `${((100 * bare) / ms).toFixed(0)}% of bare`.padStart(14);
    line(label, ms, `${speed}${resident.toFixed(0).padStart(6)} MB`);
  }
  line('apksigner verify', median(apksigner), 'whole process'.padStart(14));
}

function line(label: string, ms: number, rest: string): void {
  process.stdout.write(`  ${label.padEnd(20)}${ms.toFixed(0).padStart(6)} ms${rest}\n`);
}

function child(args: readonly string[]): Measured {
  const { stdout, status, stderr } = spawnSync(process.execPath, [import.meta.filename, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

/** Wall time of one process, in milliseconds. */
function timeOf(program: string, args: readonly string[]): number {
  const startedAt = performance.now();
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stdout}`);
  return performance.now() - startedAt;
}
