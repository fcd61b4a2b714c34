import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArtifact } from '../../artifact/read-artifact.ts';
import { systemClock } from '../../clock/clock.ts';
import { type EmbeddedPlay, openEmbeddedPlay } from '../../emulators/play/embedded.ts';
import { type AppMaker, startAppMaker } from '../../emulators/play/testing/real-apps.ts';
import { defaultPace } from './pace.ts';
import { openCuttingLine } from './testing/cutting-line.ts';
import type { UploadJob, UploadReport } from './testing/upload-process.ts';

const mebibyte = 1024 * 1024;
const applicationId = 'com.example.chat';
const script = join(import.meta.dirname, 'testing/upload-process.ts');

let maker: AppMaker;
let play: EmbeddedPlay;
beforeAll(async () => {
  maker = await startAppMaker();
  const dir = join(maker.folder, 'store');
  play = await openEmbeddedPlay({ dir, clock: systemClock, applicationIds: [applicationId] });
});
afterAll(async () => {
  await play.close();
  await maker.close();
});

// With parts of 8 MiB the bound would be larger than the file: parts of 1 MiB show that a break costs one part.
test('40 MB over a line that breaks ten times, the process killed once: each costs one part at most', {
  timeout: 120_000,
}, async () => {
  const file = await maker.make({ kind: 'apk', versionCode: 2, fillingBytes: 40_000_000 });
  const [{ sha256 }, { size: sizeBytes }] = await Promise.all([readArtifact(file), stat(file)]);
  const cutsAtBytes = randomPlaces(10, sizeBytes);
  const line = await openCuttingLine({ origin: play.origin, cutsAtBytes });
  const { file: keyFile } = play.credentials;
  const journal = join(maker.folder, 'journal.json');
  const target = { applicationId, versionCode: 2, file, sha256, sizeBytes, chunkBytes: mebibyte };
  const job: UploadJob = { origin: line.origin, keyFile, journal, ...target };
  const argument = JSON.stringify(job);

  const killed = spawn(process.execPath, ['--no-warnings', script, argument], { stdio: 'inherit' });
  await expect.poll(() => line.sentBytes(), { interval: 1, timeout: 60_000 }).toBeGreaterThan(sizeBytes / 3);
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', script, argument]);

  const report: UploadReport = JSON.parse(stdout);
  expect([line.cuts(), killed.signalCode, report.reused]).toEqual([10, 'SIGKILL', false]);
  // Headers, tokens and questions take a few kilobytes.
  const sentAgain = line.sentBytes() - sizeBytes - 100_000;
  expect(sentAgain).toBeLessThanOrEqual(11 * mebibyte);
  expect(defaultPace.chunkBytes).toBeLessThanOrEqual(8 * mebibyte);
  expect(report.residentMegabytes).toBeLessThan(150);
  await line.close();
});

/** Ascending, and before the end of the file, so that all of them come to pass. */
function randomPlaces(count: number, sizeBytes: number): readonly number[] {
  const places = Array.from({ length: count }, () => Math.floor(Math.random() * sizeBytes * 0.95));
  return places.toSorted((a, b) => a - b);
}
