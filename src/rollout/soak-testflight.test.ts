import { afterEach, beforeEach, expect, test } from 'vitest';
import { allOf } from '../emulators/app-store/resources.ts';
import { bundleId } from '../emulators/app-store/testing/app-store-harness.ts';
import { created, linked } from '../emulators/app-store/testing/requests.ts';
import type { EventBody } from '../ledger/event.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { releaseKey } from '../ledger/release-key.ts';
import { openSqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import type { TrackRelease } from '../stores/store.ts';
import type { RolloutPorts, RolloutSubject } from './context.ts';
import { stepRollout } from './step.ts';
import { storePacedPlan } from './store-paced-plan.ts';
import { openPhasedApp } from './testing/phased-app.ts';

// A build that soaks with a group of TestFlight and then goes to the App Store's review, over HTTP.

const hour = 3_600_000;
const group = 'testflight:Team';
const plan = storePacedPlan({
  phased: true,
  evidence: 'bake-time',
  bakeTimeMs: 20 * hour,
  soak: [{ track: group, bakeTimeMs: hour, signOffs: 0, evidence: 'bake-time' }],
  calendar: undefined,
  evidenceMaxAgeMs: 72 * hour,
});
const release = releaseKey({ platform: 'ios', applicationId: bundleId, versionName: '1.1' });
const subject: RolloutSubject = {
  release,
  applicationId: bundleId,
  track: group,
  publicTrack: 'app-store',
  versionCodes: ['42'],
  plan,
};
const wanted: TrackRelease = {
  name: '1.1',
  versionCodes: ['42'],
  status: 'completed',
  userFraction: undefined,
  rest: { releaseNotes: [{ language: 'en-US', text: 'Faster.' }] },
};

let app: Awaited<ReturnType<typeof openPhasedApp>>;
let ledger: Ledger;

beforeEach(async () => {
  app = await openPhasedApp([], {}, [{ version: '1.1', build: '42' }]);
  ledger = openSqliteLedger({ path: ':memory:', clock: { now: () => app.local.clock.nowMs } });
  await created(app.local.call, 'betaGroups', {
    attributes: { name: 'Team', isInternalGroup: true },
    relationships: { app: linked('apps', await app.local.appId()) },
  });
});

afterEach(async () => {
  await ledger.close();
  await app.close();
});

function ports(): RolloutPorts {
  const now = () => app.local.clock.nowMs;
  return {
    store: app.store,
    ledger,
    clock: { now },
    actor: 'ci',
    judge: async () => ({ judgement: 'not-asked', reason: 'no gate is configured', asOf: now() }),
    alarm: async () => ({ reached: [], warnings: [] }),
    submission: async ({ reach: { fraction } }) => ({
      release: { ...wanted, status: fraction === 1 ? 'completed' : 'inProgress', userFraction: fraction },
    }),
  };
}

async function soaking(editId: string | undefined): Promise<void> {
  const started: EventBody = {
    type: 'rollout.started',
    store: 'local App Store',
    track: group,
    versionCodes: ['42'],
    fraction: 1,
    soaking: true,
  };
  const inputHash = 'a'.repeat(64);
  const upload = { type: 'step.succeeded', step: 'upload', inputHash, durationMs: 1 } as const;
  const uploaded: readonly EventBody[] = editId === undefined ? [] : [{ ...upload, output: { editId } }];
  await ledger.append({ release, after: 0, bodies: [started, ...uploaded], actor: 'ci' });
}

const buildId = () =>
  allOf(app.local.store.state(), 'builds').find(({ attributes }) => attributes.version === '42')?.id;
const step = async () => (await stepRollout(subject, ports())).did;

test('a build that has soaked goes to review with the version for everybody, phased', async () => {
  const editId = buildId() ?? '';
  await app.store.submit({ applicationId: bundleId, track: group, editId, release: wanted });
  await soaking(editId);
  expect(await step()).toContain('the bake time of this stage is not over');
  app.local.clock.nowMs += 2 * hour;
  expect(await step()).toContain(`promoted from ${group} to app-store on local App Store, inProgress at 1%`);
  expect(app.effects()).toContain('submit 1.1');
  expect(await step()).toContain('recorded the review');
  expect(await step()).toContain('in review: nobody gets it');
});

test('a ledger that has lost the upload says what to run instead', async () => {
  await app.store.submit({ applicationId: bundleId, track: group, editId: buildId() ?? '', release: wanted });
  await soaking(undefined);
  app.local.clock.nowMs += 2 * hour;
  await expect(step()).rejects.toMatchObject({ next: 'slipway release ios' });
  expect(app.effects()).not.toContain('submit 1.1');
});
