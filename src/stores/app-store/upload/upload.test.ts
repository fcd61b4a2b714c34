import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Fault, SeenRequest } from '../../../emulators/serving/faults.ts';
import type { UploadMemory, UploadObserver } from '../../store.ts';
import {
  type AppStoreHarness,
  bundleId,
  fakeIpa,
  openHarness,
  uploadOf,
} from '../testing/app-store-harness.ts';
import type { UploadJob } from '../testing/upload-process.ts';

const partBytes = 64 * 1024;
const content = { versionName: '1.4.0', build: '42', sizeBytes: 10 * partBytes + 5 };
const app = { pace: { partBytes } };
const isPart = ({ method, path }: SeenRequest) => method === 'PUT' && !path.startsWith('/v1/');

let harness: AppStoreHarness;
afterEach(() => harness.close());

const partsSeen = () => harness.store.requests().filter(isPart).length;

/** Remembers as a release does. */
function remembering() {
  const kept = { editId: '', sessionUrl: '', sentParts: [] as string[] };
  const seen: { progress: number[]; noticed: string[] } = { progress: [], noticed: [] };
  const observer: UploadObserver = {
    editOpened: async (id) => void Object.assign(kept, { editId: id }),
    sessionOpened: async (id) => void Object.assign(kept, { sessionUrl: id }),
    partSent: async (part) => void kept.sentParts.push(part),
    progress: (bytes) => void seen.progress.push(bytes),
    noticed: (text) => void seen.noticed.push(text),
  };
  return { memory: kept as UploadMemory, observer, seen };
}

describe('an upload in parts', () => {
  test('sends each part once, some at once, and tells how far it is', async () => {
    harness = await openHarness({ app });
    const { observer, seen } = remembering();
    const ipa = await fakeIpa(harness.dir, content);
    const result = await harness.adapter.upload(uploadOf(ipa, { observer }));
    expect(result).toMatchObject({ versionCode: '42', sha256: ipa.sha256, reused: false });
    expect(partsSeen()).toBe(11);
    expect([seen.progress[0], seen.progress.at(-1)]).toEqual([0, content.sizeBytes]);
  });

  test('a build of the very same file is used as it is; another file with its number is refused', async () => {
    harness = await openHarness({ app });
    const ipa = await fakeIpa(harness.dir, content);
    const first = await harness.adapter.upload(uploadOf(ipa));
    expect(await harness.anotherStore().upload(uploadOf(ipa))).toEqual({ ...first, reused: true });
    expect(partsSeen()).toBe(11);
    const other = await fakeIpa(harness.dir, { ...content, sizeBytes: 2_000 });
    await expect(harness.adapter.upload(uploadOf(other))).rejects.toMatchObject({
      code: 'STORE_VERSION_CODE_USED',
      seen: expect.stringContaining('the last one is 42'),
    });
  });

  const faults: Readonly<Record<string, Fault>> = {
    '503': { kind: 'answer', status: 503, body: 'busy' },
    '429': { kind: 'answer', status: 429, body: 'slow down' },
    'a broken connection': { kind: 'reset', when: 'mid-body' },
    'an answer that is lost': { kind: 'reset', when: 'handled' },
  };
  test.each(Object.entries(faults))('a part that meets %s is sent again, and no other', async (_, fault) => {
    let met = 0;
    const meets = (request: SeenRequest) => {
      if (!isPart(request)) return false;
      met += 1;
      return met <= 2;
    };
    harness = await openHarness({ app, faults: (request) => (meets(request) ? fault : undefined) });
    const ipa = await fakeIpa(harness.dir, content);
    expect((await harness.adapter.upload(uploadOf(ipa))).reused).toBe(false);
    expect(partsSeen()).toBe(13);
  });

  test('a place that has expired is given up for a new one, and every part is sent there', async () => {
    let isOver = false;
    harness = await openHarness({
      app: { pace: { partBytes, uploadLifeMs: 60_000 } },
      observer: async (moment, request) => {
        if (isOver || moment !== 'handled' || !isPart(request)) return;
        isOver = true;
        harness.clock.nowMs += 120_000;
      },
    });
    const { observer, memory } = remembering();
    const ipa = await fakeIpa(harness.dir, content);
    expect((await harness.adapter.upload(uploadOf(ipa, { observer }))).reused).toBe(false);
    const files = Object.keys(harness.store.state().resources.buildUploadFiles ?? {});
    expect(files).toHaveLength(2);
    expect(memory.sessionUrl).toBe(files[1]);
    expect(memory.sentParts?.filter((part) => part.startsWith(`${files[1]} `))).toHaveLength(11);
    expect(harness.effects('upload')).toEqual(['1.4.0 (42)']);
  });

  test('parts that are refused whatever the address are an error, with what the server said', async () => {
    harness = await openHarness({
      app,
      faults: (request) =>
        isPart(request) ? { kind: 'answer', status: 403, body: 'AccessDenied' } : undefined,
    });
    const ipa = await fakeIpa(harness.dir, content);
    await expect(harness.adapter.upload(uploadOf(ipa))).rejects.toMatchObject({
      ...{ code: 'STORE_REFUSED', seen: 'HTTP 403: AccessDenied' },
      next: expect.stringContaining('is not sent again'),
    });
  });

  test('what Apple finds is told in words, and does not stop the rest unless it is an error', async () => {
    harness = await openHarness({ app });
    const warned = remembering();
    const warnings = [{ code: '90725', description: 'SDK version issue.' }];
    await harness.adapter.upload(
      uploadOf(await fakeIpa(harness.dir, { ...content, warnings }), { observer: warned.observer }),
    );
    expect(warned.seen.noticed).toEqual([
      'warning of App Store Connect: ITMS-90725: it was built with an SDK that is too old (Apple: SDK version issue.)',
    ]);
    const errors = [{ code: '90189', description: 'Redundant.' }];
    const bad = await fakeIpa(harness.dir, { ...content, build: '43', errors });
    await expect(harness.adapter.upload(uploadOf(bad))).rejects.toMatchObject({
      code: 'APP_STORE_BUILD_REJECTED',
      seen: 'ITMS-90189: the build number was used before: raise it (Apple: Redundant.)',
    });
  });

  test('a build that is processed for long is waited for, and then left for the next run', async () => {
    harness = await openHarness({
      app: { pace: { partBytes, processingMs: 60_000 } },
      pace: { processingLimitMs: 50 },
    });
    const ipa = await fakeIpa(harness.dir, content);
    const { memory, observer } = remembering();
    await expect(harness.adapter.upload(uploadOf(ipa, { observer }))).rejects.toMatchObject({
      ...{ code: 'STORE_PROCESSING', retryable: true },
    });
    harness.clock.nowMs += 60_000;
    expect((await harness.adapter.upload(uploadOf(ipa, { memory, observer }))).reused).toBe(true);
    expect(partsSeen()).toBe(11);
  });

  test('a file that has become another one is not sent', async () => {
    harness = await openHarness({ app });
    const ipa = await fakeIpa(harness.dir, content);
    await truncate(ipa.file, 1_000);
    await expect(harness.adapter.upload(uploadOf(ipa))).rejects.toMatchObject({
      code: 'STORE_UPLOAD_MISMATCH',
    });
    expect(partsSeen()).toBe(0);
  });
});

test('an upload that is killed sends at most the parts in flight again', async () => {
  harness = await openHarness({ app });
  const ipa = await fakeIpa(harness.dir, { ...content, sizeBytes: 40 * partBytes });
  const keyFile = join(harness.dir, 'key.p8');
  await writeFile(keyFile, harness.credentials.privateKey);
  const { keyId, issuerId } = harness.credentials;
  const journal = join(harness.dir, 'journal.txt');
  const job: UploadJob = {
    ...{ origin: harness.store.origin, keyId, issuerId, keyFile, applicationId: bundleId, journal },
    ...{
      file: ipa.file,
      sha256: ipa.sha256,
      sizeBytes: ipa.sizeBytes,
      versionCode: '42',
      versionName: '1.4.0',
    },
  };
  const first = start(job);
  while (partsSeen() < 15) await new Promise((resolve) => setTimeout(resolve, 1));
  first.kill('SIGKILL');
  await once(first, 'close');
  const second = start(job);
  const output = (await second.stdout?.toArray())?.join('') ?? '';
  expect(JSON.parse(output)).toMatchObject({ reused: false });
  expect(partsSeen() - 40).toBeLessThanOrEqual(4);
  expect(harness.effects('upload')).toEqual(['1.4.0 (42)']);
});

function start(job: UploadJob): ChildProcess {
  const program = join(import.meta.dirname, '../testing/upload-process.ts');
  return spawn(process.execPath, ['--no-warnings', program, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
