import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeZip } from '../../artifact/testing/write-zip.ts';
import type { Effect } from '../../emulators/play/model.ts';
import { folderState } from '../../emulators/play/storage.ts';
import type { FaultPlan, Moment, SeenRequest } from '../../emulators/serving/faults.ts';
import type { Store, SubmitResult } from '../store.ts';
import { createGooglePlayStore } from './google-play.ts';
import {
  applicationId,
  credentials,
  type FakeBundle,
  fakeBundle,
  openHarness,
  quickPace,
  seeded,
  staged,
  uploadOf,
} from './testing/play-harness.ts';

const place = { applicationId, track: 'production' };

/** What a ledger would remember of one release. */
interface Journal {
  editId: string | undefined;
  sessionUrl: string | undefined;
  uploaded: string | undefined;
}

/** One process of the release: goes on from the journal, writing down what it learns before it goes further. */
async function release(store: Store, bundle: FakeBundle, journal: Journal): Promise<SubmitResult> {
  journal.uploaded ??= (
    await store.upload(
      uploadOf(bundle, {
        memory: { editId: journal.editId, sessionUrl: journal.sessionUrl },
        observer: {
          editOpened: async (editId) => {
            journal.editId = editId;
            journal.sessionUrl = undefined;
          },
          sessionOpened: async (sessionUrl) => {
            journal.sessionUrl = sessionUrl;
          },
          progress: () => undefined,
        },
      }),
    )
  ).editId;
  return store.submit({ ...place, editId: journal.uploaded, release: staged(2, 0.1) });
}

const counts = (effects: readonly Effect[]) => ({
  uploads: effects.filter(({ kind }) => kind === 'upload').length,
  commits: effects.filter(({ kind }) => kind === 'commit').length,
});

describe('a release that is cut off', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'slipway-resume-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  test.each<Moment>(['received', 'mid-body', 'handled'])(
    'at "%s" of any request is finished by the next process, with one upload and one commit',
    async (moment) => {
      const bundle = await fakeBundle(dir, { versionCode: 2, sizeBytes: 600_000 });
      for (let at = 1, last = 1; at <= last; at += 1) {
        const journal: Journal = { editId: undefined, sessionUrl: undefined, uploaded: undefined };
        const state = join(dir, `${moment}-${at}`);
        await mkdir(state);
        let cut: (() => void) | undefined;
        const { promise: standstill, reject: end } = Promise.withResolvers<void>();
        standstill.catch(() => undefined);
        const first = await openHarness({
          storage: folderState(state),
          observer: (now, { index }) => {
            if (index < at || (index === at && now !== moment)) return;
            // From here on the store is not reachable for this process, and what it does in memory is lost.
            if (index === at) cut?.();
            return standstill;
          },
        });
        const gone = new Promise<'gone'>((resolve) => {
          cut = () => resolve('gone');
        });
        const running = release(first.store, bundle, journal);
        // The process that was cut off fails some time later, unheard.
        running.catch(() => undefined);
        const outcome = await Promise.race([running, gone]);
        const remembered = { ...journal };
        await first.close();
        end(new Error('cut off'));
        const second = await openHarness({ storage: folderState(state) });
        const result = outcome === 'gone' ? await release(second.store, bundle, remembered) : outcome;
        expect([at, ['submitted', 'already-submitted']]).toEqual([at, expect.arrayContaining([result.kind])]);
        expect([at, counts(second.play.effects())]).toEqual([at, { uploads: 1, commits: 1 }]);
        const after = await second.store.readTrack(place);
        expect(after.releases[0]).toEqual(staged(2, 0.1));
        await second.close();
        last = outcome === 'gone' ? at + 1 : at;
      }
    },
  );

  const interrupted = async (journal: Journal, bundle: FakeBundle, faults: FaultPlan) => {
    let armed = true;
    const harness = await openHarness({ faults: (request) => (armed ? faults(request) : undefined) });
    await expect(release(harness.store, bundle, journal)).rejects.toMatchObject({
      code: 'NETWORK_UNAVAILABLE',
    });
    armed = false;
    const before = harness.play.requests().length;
    return { harness, since: () => harness.play.requests().slice(before) };
  };
  const newSessions = (requests: readonly SeenRequest[]) =>
    requests.filter(({ method, path }) => method === 'POST' && path.endsWith('uploadType=resumable')).length;
  const chunks = (requests: readonly SeenRequest[]) =>
    requests.filter(({ method, path }) => method === 'PUT' && path.includes('upload_id')).length;

  test('continues the session of an earlier process where it stopped', async () => {
    const bundle = await fakeBundle(dir, { versionCode: 2, sizeBytes: 4 * 256 * 1024 });
    const journal: Journal = { editId: undefined, sessionUrl: undefined, uploaded: undefined };
    // Requests: token, edit, list, session, three chunks; from then on the line is dead.
    const { harness, since } = await interrupted(journal, bundle, ({ index }) =>
      index > 7 ? { kind: 'reset', when: 'received' } : undefined,
    );
    expect((await release(harness.anotherStore(), bundle, journal)).kind).toBe('submitted');
    expect(newSessions(since())).toBe(0);
    // One question of how much has arrived, and the last chunk.
    expect(chunks(since())).toBe(2);
    await harness.close();
  });

  test('a session address that leads elsewhere is not followed', async () => {
    const bundle = await fakeBundle(dir, { versionCode: 2 });
    const journal: Journal = { editId: undefined, sessionUrl: undefined, uploaded: undefined };
    const { harness, since } = await interrupted(journal, bundle, ({ method }) =>
      method === 'PUT' ? { kind: 'reset', when: 'received' } : undefined,
    );
    journal.sessionUrl = 'http://play.example.com/upload/x?upload_id=1';
    expect((await release(harness.anotherStore(), bundle, journal)).kind).toBe('submitted');
    expect(newSessions(since())).toBe(1);
    await harness.close();
  });

  test('an upload whose edit was invalidated begins a new edit and says so', async () => {
    const bundle = await fakeBundle(dir, { versionCode: 2 });
    const journal: Journal = { editId: undefined, sessionUrl: undefined, uploaded: undefined };
    const { harness, since } = await interrupted(journal, bundle, ({ method }) =>
      method === 'PUT' ? { kind: 'reset', when: 'received' } : undefined,
    );
    const before = journal.editId;
    harness.play.inConsole(applicationId, { kind: 'put-in-review' });
    const store = harness.anotherStore();
    await expect(release(store, bundle, journal)).rejects.toMatchObject({ code: 'STORE_IN_REVIEW' });
    expect(journal.editId).not.toBe(before);
    expect(newSessions(since())).toBe(1);
    await harness.close();
  });

  test('a file that is not the one that was announced is found out', async () => {
    const harness = await openHarness();
    const bundle = await fakeBundle(dir, { versionCode: 2 });
    for (const wrong of [{ sha256: 'f'.repeat(64) }, { versionCode: 3, sha256: bundle.sha256 }]) {
      const failure = harness.store.upload(uploadOf({ ...bundle, ...wrong }));
      await expect(failure).rejects.toMatchObject({ code: 'STORE_UPLOAD_MISMATCH' });
    }
    await harness.close();
  });

  test('native symbols go with the artifact they belong to', async () => {
    const harness = await openHarness();
    const bundle = await fakeBundle(dir, { versionCode: 2 });
    const nativeSymbolsFile = join(dir, 'native-debug-symbols.zip');
    const name = 'arm64-v8a/libchat.so.dbg';
    await writeFile(nativeSymbolsFile, writeZip([{ name, content: Buffer.from('symbols') }]));
    await harness.store.upload(uploadOf(bundle, { nativeSymbolsFile }));
    const symbols = harness.play
      .requests()
      .filter(({ path }) => path.includes('deobfuscationFiles/nativeCode'));
    expect(symbols.map(({ method }) => method)).toEqual(['POST', 'PUT']);
    expect(harness.play.effects()).toMatchObject([
      { target: 'bundle' },
      { target: 'deobfuscation', versionCode: 2 },
    ]);
    await harness.close();
  });

  test('a bundle that is still processed is waited for, not refused as one whose code was used', async () => {
    const harness = await openHarness({
      app: { processingMs: 60_000 },
      observer: (moment, { method, path }) => {
        if (moment === 'received' && method === 'GET' && path.endsWith('/bundles'))
          harness.clock.nowMs += 25_000;
      },
    });
    const bundle = await fakeBundle(dir, { versionCode: 2 });
    const { editId } = await harness.store.upload(uploadOf(bundle));
    // Another process, which knows the edit and not how its upload ended.
    const memory = { editId, sessionUrl: undefined };
    const again = await harness.anotherStore().upload(uploadOf(bundle, { memory }));
    expect(again).toEqual({ editId, versionCode: 2, sha256: bundle.sha256, reused: false });
    expect(harness.play.effects()).toHaveLength(1);
    await harness.close();
  });

  test('an APK is uploaded as one, and found again', async () => {
    const harness = await openHarness();
    const apk = await fakeBundle(dir, { versionCode: 2, suffix: 'apk' });
    const first = await harness.store.upload(uploadOf(apk));
    const memory = { editId: first.editId, sessionUrl: undefined };
    expect(await harness.store.upload(uploadOf(apk, { memory }))).toEqual({ ...first, reused: true });
    expect(harness.play.effects()).toMatchObject([{ kind: 'upload', target: 'apk', sha256: apk.sha256 }]);
    await harness.close();
  });

  test('a store that is killed in the middle of a chunk goes on with the session after its restart', async () => {
    const storage = folderState(dir);
    storage.update((state) => ({ state: seeded(state), value: undefined }));
    const bundle = await fakeBundle(dir, { versionCode: 2, sizeBytes: 1_000_000 });
    // Requests: token, edit, list, session, first chunk, second chunk.
    const first = await startProcess(dir, ['0', '6', 'mid-body']);
    const store = createGooglePlayStore({
      endpoint: { kind: 'local', origin: first.origin, label: 'local Play' },
      credentials,
      pace: { ...quickPace, baseDelayMs: 400, maxDelayMs: 2_000 },
    });
    const journal: Journal = { editId: undefined, sessionUrl: undefined, uploaded: undefined };
    const running = release(store, bundle, journal);
    await first.paused;
    await first.kill();
    const second = await startProcess(dir, [new URL(first.origin).port]);
    expect((await running).kind).toBe('submitted');
    expect(counts(storage.read().effects)).toEqual({ uploads: 1, commits: 1 });
    await second.kill();
    storage.close();
  });
});

async function startProcess(dir: string, args: readonly string[]) {
  const script = fileURLToPath(new URL('testing/play-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', script, dir, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [origin] = await once(lines, 'line');
  return {
    origin: String(origin),
    paused: once(lines, 'line'),
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
