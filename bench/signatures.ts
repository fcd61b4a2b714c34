// Signature verification beside apksigner and a bare SHA-256, in one run; nothing is asserted. Targets: the 18 MB app
// within 40 ms in process; 500 MB of v2/v3 at 70% of the speed of a bare SHA-256 of the file and below 150 MB
// resident (types are stripped at run time here, which the compiled package does not pay for); v1 no slower than
// apksigner. Run: node bench/signatures.ts
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPeers, peerFile } from '../fixtures/peers/install.ts';
import { openByteSource } from '../src/artifact/byte-source.ts';
import { filesOf } from '../src/artifact/signing/testing/damages.ts';
import { openWorkshop, pattern } from '../src/artifact/signing/testing/samples.ts';
import { startSigningTools } from '../src/artifact/signing/testing/signing-tools.ts';
import { writeDirectory, writeEntry } from '../src/artifact/signing/testing/write-apk.ts';
import { verifySignatures } from '../src/artifact/signing/verify-signatures.ts';

const rounds = 5;
const entryCount = 20_000;
const entryBytes = { stored: 26_000, deflated: 60_000 };

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
    const large = await largeApps(folder);
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

/** 500 MB in 20,000 entries, half of them stored, signed by apksigner with v2 and v3, and with v1. */
async function largeApps(folder: string): Promise<{ readonly blocks: string; readonly jar: string }> {
  const tools = startSigningTools();
  try {
    const { keys, unsigned } = await openWorkshop(folder, tools, ['rsa']);
    const input = join(folder, 'unsigned.apk');
    writeLarge(input, filesOf(unsigned.target29).slice(0, 2));
    const sign = async (name: string, jar: boolean): Promise<string> => {
      const out = join(folder, name);
      const flags = ['v1', 'v2', 'v3'].flatMap((scheme) => [
        `--${scheme}-signing-enabled`,
        String(jar === (scheme === 'v1')),
      ]);
      const rest = ['--v4-signing-enabled', 'false', '--min-sdk-version', '21', '--out', out, input];
      await tools.apksigner(['sign', ...keys.rsa.signer, ...flags, ...rest]);
      return out;
    };
    return { blocks: await sign('blocks.apk', false), jar: await sign('jar.apk', true) };
  } finally {
    await tools.close();
  }
}

function writeLarge(file: string, first: ReturnType<typeof filesOf>): void {
  const noise = pattern(8 * 1024 * 1024);
  const descriptor = openSync(file, 'w');
  const records: Buffer[] = [];
  let offset = 0;
  for (let index = 0; index < entryCount + first.length; index += 1) {
    const stored = index % 2 === 0;
    const from = (index * 7919) % (noise.length - entryBytes.deflated);
    const content = stored
      ? noise.subarray(from, from + entryBytes.stored)
      : Buffer.from(noise.toString('hex', from, from + entryBytes.deflated / 2));
    const name = `assets/${stored ? 'stored' : 'deflated'}/${index}.bin`;
    const { body, record } = writeEntry(first[index] ?? { name, content, stored }, offset);
    writeSync(descriptor, body);
    records.push(record);
    offset += body.length;
  }
  writeSync(descriptor, writeDirectory(records, offset));
  closeSync(descriptor);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
