// A whole inspection beside the tools that know a part of it, in one run: whole-process medians, interleaved.
// Target: at most half of `aapt2 dump badging` and `apksigner verify` one after the other. Run: npm run bench:inspect
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { installPeers, peerFile } from '../fixtures/peers/install.ts';

const program = resolve(import.meta.dirname, '../bin/slipway.js');
const rounds = 11;

const missing = await installPeers();
if (missing !== undefined) throw new Error(missing);
const apk = peerFile('appium-uiautomator2-server', 'apks', 'appium-uiautomator2-server-v10.6.6.apk');

const candidates: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: 'aapt2 dump badging', command: ['aapt2', 'dump', 'badging', apk] },
  { name: 'apksigner verify', command: ['apksigner', 'verify', apk] },
  { name: 'slipway inspect', command: [process.execPath, program, 'inspect', apk] },
];

const times = candidates.map((): number[] => []);
for (let round = 0; round < rounds; round += 1) {
  for (const [index, { command }] of candidates.entries()) times[index]?.push(timeOf(command));
}
const [badging = Number.NaN, verify = Number.NaN, inspect = Number.NaN] = times.map(median);
for (const [index, { name }] of candidates.entries()) {
  process.stdout.write(
    `${name.padEnd(20)} ${median(times[index] ?? [])
      .toFixed(0)
      .padStart(5)} ms\n`,
  );
}
process.stdout.write(
  `inspect ÷ (aapt2 + apksigner) = ${(inspect / (badging + verify)).toFixed(2)} (target 0.50)\n`,
);

/** Wall time of one process, in milliseconds; its exit code says what it thinks of the file, not whether it ran. */
function timeOf([file = '', ...args]: readonly string[]): number {
  const startedAt = performance.now();
  const { error } = spawnSync(file, args, { stdio: 'ignore' });
  if (error !== undefined) throw error;
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
