import { appendFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../clock/clock.ts';
import type { Config } from '../config/config.ts';
import { parseConfig } from '../config/parse.ts';
import { type PlatformApp, platformApps } from '../config/platform-app.ts';
import type { FaultPlan } from '../emulators/serving/faults.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { releaseKey } from '../ledger/release-key.ts';
import { openSqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import { playCode } from '../stores/google-play/play-code.ts';
import {
  applicationId,
  completed,
  fakeBundle,
  openHarness,
  type PlayHarness,
} from '../stores/google-play/testing/play-harness.ts';
import { openJournal } from './journal.ts';
import { releaseApp } from './pipeline.ts';
import type { ReleasePorts } from './ports.ts';
import { Sequence } from './sequence.ts';

let harness: PlayHarness;
let faults: FaultPlan;
let ledger: Ledger;
let builds: number;
let retain: readonly number[];

beforeEach(async () => {
  faults = () => undefined;
  builds = 0;
  retain = [];
  harness = await openHarness({ faults: (request) => faults(request) });
  ledger = openSqliteLedger({ path: join(harness.dir, 'ledger.db'), clock: systemClock });
});

afterEach(async () => {
  await ledger.close();
  await harness.close();
});

function configured(): { config: Config; app: PlatformApp } {
  const android = {
    applicationId,
    versionName: '1.0.0',
    versionCode: 2,
    retain,
    devices: [{ device: 'pixel-8' }],
  };
  const input = {
    profiles: { release: { android: { builder: 'prebuilt', artifact: 'built.aab' } } },
    apps: { chat: { android } },
  };
  const config = parseConfig(input, { file: join(harness.dir, 'slipway.config.json'), ledger: undefined });
  const [app] = platformApps(config);
  if (app === undefined) throw new Error('the config has no app');
  return { config, app };
}

/** Checks that say what they are told to; the store and the ledger are real ones. */
function ports(changes: Partial<ReleasePorts> = {}): ReleasePorts {
  return {
    store: harness.store,
    checkTools: async () => [],
    async build({ versionCode }) {
      builds += 1;
      const { file } = await fakeBundle(harness.dir, { versionCode: playCode(versionCode) });
      return { artifact: file, apk: undefined, mapping: undefined };
    },
    inspect: async () => inspection(),
    checkAssets: async () => ({ imageCount: 1, findings: [] }),
    readNotes: async () => ({}),
    reviewInformation: () => undefined,
    runDevices: async (order) =>
      order.devices.map((device) => ({ ...device, verdict: 'passed', problems: [] })),
    ...changes,
  };
}

function inspection(changes: { readonly versionCode?: number } = {}) {
  const ids = { applicationId, versionName: '1.0.0', versionCode: 2, ...changes };
  return {
    ...ids,
    kind: 'aab' as const,
    sha256: '',
    sizeBytes: 1,
    entryCount: 1,
    schemes: ['jar'],
    signature: 'signature verified (jar)',
    findings: [],
  };
}

async function release(changes: Partial<ReleasePorts> = {}) {
  const { config, app } = configured();
  const key = releaseKey({ platform: 'android', applicationId, versionName: '1.0.0' });
  const journal = await openJournal({ ledger, release: key, actor: 'user:test' });
  const hooks = { before: async () => {}, after: async () => {}, onError: async () => {} };
  const progress = { started: () => undefined, line: () => undefined, finished: () => undefined };
  const { signal } = new AbortController();
  const frozen = () => journal.state().steps.submit !== undefined;
  const sequence = new Sequence({ journal, hooks, progress, signal, frozen });
  const context = { config, app, journal, folder: join(harness.dir, 'kept'), ports: ports(changes) };
  return releaseApp({ context, sequence, runExtra: async () => undefined });
}

function uploads() {
  return harness.play.effects().filter(({ kind }) => kind === 'upload');
}

describe('releaseApp', () => {
  test('delivers once; a second run changes nothing', async () => {
    expect(await release()).toMatchObject({ versionCodes: [2], fraction: 0.01 });
    expect(await release()).toMatchObject({ versionCodes: [2], fraction: 0.01 });
    expect(builds).toBe(1);
    expect(uploads()).toHaveLength(1);
  });

  test('refuses to upload anything but what was tested', async () => {
    const runDevices: ReleasePorts['runDevices'] = async ({ artifact }) => {
      await appendFile(artifact, 'one more byte');
      return [];
    };
    await expect(release({ runDevices })).rejects.toMatchObject({ code: 'ARTIFACT_CHANGED' });
    expect(uploads()).toEqual([]);
    // The next run builds and tests anew.
    expect(await release()).toMatchObject({ versionCodes: [2] });
    expect(builds).toBe(2);
  });

  test('sends the notes of the files, and goes on with the same upload when they were too long', async () => {
    let notes = { 'en-US': 'x'.repeat(501) };
    const readNotes = async () => notes;
    await expect(release({ readNotes })).rejects.toMatchObject({ code: 'STORE_NOTES_TOO_LONG' });
    notes = { 'en-US': 'Faster.' };
    await release({ readNotes });
    const track = await harness.store.readTrack({ applicationId, track: 'production' });
    expect(track.releases.find(({ versionCodes }) => versionCodes.includes(2))?.rest.releaseNotes).toEqual([
      { language: 'en-US', text: 'Faster.' },
    ]);
    expect(uploads()).toHaveLength(1);
  });

  test('refuses an artifact that is another version', async () => {
    const inspect = async () => inspection({ versionCode: 3 });
    await expect(release({ inspect })).rejects.toMatchObject({
      code: 'ARTIFACT_MISMATCH',
      seen: 'versionCode is 3, should be 2',
    });
  });

  test.each([
    ['failed', 'CHECK_FAILED'],
    ['infrastructure', 'DEVICES_UNAVAILABLE'],
  ] as const)('a device run that %s stops the release with %s', async (verdict, code) => {
    const runDevices = async () => [{ device: 'pixel-8', locale: 'en-US', verdict, problems: ['it broke'] }];
    await expect(release({ runDevices })).rejects.toMatchObject({ code, seen: 'pixel-8:en-US: it broke' });
    expect(uploads()).toEqual([]);
  });

  test('uploads the same binary again when somebody in the Console invalidated the edit', async () => {
    let meddled = false;
    faults = ({ method, path }) => {
      if (!meddled && method === 'PUT' && path.includes('/tracks/')) {
        meddled = true;
        harness.play.inConsole(applicationId, { kind: 'set-release', track: 'beta', release: completed(1) });
      }
      return undefined;
    };
    expect(await release()).toMatchObject({ versionCodes: [2] });
    expect(builds).toBe(1);
    const [lost, delivered, ...more] = uploads();
    expect(more).toEqual([]);
    expect(delivered).toMatchObject({ sha256: (lost as { sha256: string }).sha256 });
  });

  test('keeps serving the version codes that the config retains', async () => {
    retain = [1];
    expect(await release()).toMatchObject({ versionCodes: [2], fraction: 0.01 });
    const { releases } = await harness.store.readTrack({ applicationId, track: 'production' });
    expect(releases.map(({ versionCodes, status }) => `${versionCodes} ${status}`)).toEqual([
      '2,1 inProgress',
      '1 completed',
    ]);
    expect(await release()).toMatchObject({ versionCodes: [2] });
    expect(uploads()).toHaveLength(1);
  });

  test('puts several artifacts into one edit and one release, in whatever run', async () => {
    const three = async () => {
      builds += 1;
      const files = [2, 3, 4].map((versionCode) => fakeBundle(harness.dir, { versionCode }));
      const [artifact = '', ...moreArtifacts] = (await Promise.all(files)).map(({ file }) => file);
      return { artifact, moreArtifacts, apk: undefined, mapping: undefined };
    };
    const codes: Readonly<Record<string, number>> = { 'app.aab': 2, 'app-2.aab': 3, 'app-3.aab': 4 };
    const inspect = async (file: string) => inspection({ versionCode: codes[basename(file)] ?? 0 });
    let isCut = false;
    faults = ({ method, path }) => {
      if (isCut || method !== 'POST' || !path.includes('/bundles') || uploads().length < 1) return undefined;
      isCut = true;
      return { kind: 'answer', status: 400, body: { error: { code: 400, message: 'cut off' } } };
    };
    await expect(release({ build: three, inspect })).rejects.toMatchObject({ code: 'STORE_REFUSED' });
    expect(await release({ build: three, inspect })).toMatchObject({ versionCodes: [2, 3, 4] });
    const { releases } = await harness.store.readTrack({ applicationId, track: 'production' });
    expect(releases[0]).toMatchObject({ versionCodes: [2, 3, 4], status: 'inProgress' });
    expect(uploads()).toHaveLength(3);
    expect(builds).toBe(1);
    expect(harness.play.effects().filter(({ kind }) => kind === 'commit')).toHaveLength(1);
  });

  test('refuses two artifacts of one version code', async () => {
    const twice = async () => {
      const [artifact, other] = await Promise.all(
        [2, 3].map(async (versionCode) => (await fakeBundle(harness.dir, { versionCode })).file),
      );
      return { artifact: artifact ?? '', moreArtifacts: [other ?? ''], apk: undefined, mapping: undefined };
    };
    await expect(release({ build: twice })).rejects.toMatchObject({
      code: 'ARTIFACT_MISMATCH',
      seen: 'app-2.aab: 2',
    });
    expect(uploads()).toEqual([]);
  });

  describe('over another rollout that is under way', () => {
    const rolling = { ...completed(1), status: 'inProgress', userFraction: 0.2 };

    beforeEach(async () => {
      await harness.close();
      const tracks = { production: [rolling, completed(0)] };
      harness = await openHarness({ faults: (request) => faults(request), app: { tracks } });
    });

    test('a release is refused before anything is built', async () => {
      await expect(release()).rejects.toMatchObject({
        code: 'ROLLOUT_IN_PROGRESS',
        seen: 'version code 1 on production, inProgress at 20%',
      });
      expect(builds).toBe(0);
    });

    test('a hotfix ends it, by the plan for hotfixes', async () => {
      const key = releaseKey({ platform: 'android', applicationId, versionName: '1.0.0' });
      const journal = await openJournal({ ledger, release: key, actor: 'user:kim' });
      await journal.append({ type: 'release.hotfix', reason: 'crash at start' });
      expect(await release()).toMatchObject({ versionCodes: [2], fraction: 0.1 });
      const place = { applicationId, track: 'production' };
      const { releases } = await harness.store.readTrack(place);
      expect(releases.map(({ versionCodes, status }) => `${versionCodes} ${status}`)).toEqual([
        '2 inProgress',
        '0 completed',
      ]);
    });
  });

  test('a commit that is answered and not applied is not taken for a release', async () => {
    faults = ({ path }) => (path.includes(':commit') ? { kind: 'ignore' } : undefined);
    await expect(release()).rejects.toMatchObject({ code: 'SUBMISSION_NOT_CONFIRMED' });
    faults = () => undefined;
    expect(await release()).toMatchObject({ versionCodes: [2] });
    expect(builds).toBe(1);
  });
});
