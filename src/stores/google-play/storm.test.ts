import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../../emulators/play/seed.ts';
import {
  badGatewayPage,
  type Fault,
  type SeenRequest,
  unavailableBody,
} from '../../emulators/serving/faults.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { increase } from '../../rollout/updates/increase.ts';
import { onRelease } from '../../rollout/updates/on-release.ts';
import { seeded } from '../../testing/seeded.ts';
import type { Store, TrackRelease } from '../store.ts';
import { completed, openHarness, type PlayHarness, uploadOf } from './testing/play-harness.ts';

/** 500 releases over ten apps; more with SLIPWAY_STORM_RELEASES. */
const releases = Number(process.env.SLIPWAY_STORM_RELEASES ?? 500);
const appIds = Array.from({ length: 10 }, (_, index) => `com.example.app${index}`);
const seed = Number(process.env.SLIPWAY_SEED ?? Date.now() % 1_000_000);
const faultRate = 0.1;

test(`${releases} releases while every tenth request fails, seed ${seed}`, { timeout: 300_000 }, async () => {
  const random = seeded(seed);
  const met = new Map<string, number>();
  const harness = await openHarness({
    quotaPerMinute: 1_000_000,
    faults(request) {
      if (!random.chance(faultRate)) return undefined;
      const [name, fault] = random.pick(faultsFor(request));
      met.set(name, (met.get(name) ?? 0) + 1);
      return fault;
    },
  });
  try {
    for (const applicationId of appIds) addApp(harness, applicationId);
    const each = Math.ceil(releases / appIds.length);
    await Promise.all(appIds.map((applicationId) => releaseAll(harness, applicationId, each)));
    for (const applicationId of appIds) expectDelivered(harness, applicationId, each);
    expect([...met.keys()].toSorted()).toEqual([...Object.keys(faults), 'no effect'].toSorted());
  } finally {
    await harness.close();
  }
});

const faults: Readonly<Record<string, Fault>> = {
  '503': { kind: 'answer', status: 503, body: unavailableBody },
  '502 in HTML': { kind: 'answer', status: 502, body: badGatewayPage },
  '429': { kind: 'answer', status: 429, body: unavailableBody },
  'reset before': { kind: 'reset', when: 'received' },
  'reset within': { kind: 'reset', when: 'mid-body' },
  'reset after': { kind: 'reset', when: 'handled' },
  late: { kind: 'delay', delayMs: 20 },
  'lost answer': { kind: 'lose-answer', status: 503 },
};

/** Of track updates and commits, half of the faults are answers of success that have no effect. */
function faultsFor({ method, path }: SeenRequest): readonly (readonly [string, Fault])[] {
  const all = Object.entries(faults);
  const writes = path.includes(':commit') || (method === 'PUT' && path.includes('/tracks/'));
  return writes ? [...all, ...all.map(() => ['no effect', { kind: 'ignore' }] as const)] : all;
}

async function releaseAll(harness: PlayHarness, applicationId: string, count: number): Promise<void> {
  const store = harness.anotherStore();
  for (let versionCode = 2; versionCode <= count + 1; versionCode += 1) {
    await untilDone(() => submitOnce(harness, store, { applicationId, versionCode }));
    if (versionCode % 10 === 0) await untilDone(() => raise(store, { applicationId, versionCode }));
  }
}

interface Version {
  readonly applicationId: string;
  readonly versionCode: number;
}

async function submitOnce(
  { dir }: PlayHarness,
  store: Store,
  { applicationId, versionCode }: Version,
): Promise<boolean> {
  const content = `${JSON.stringify({ kind: 'aab', applicationId, versionCode })}\n`;
  const file = join(dir, `${applicationId}-${versionCode}.aab`);
  await writeFile(file, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const bundle = { file, sha256, sizeBytes: content.length, versionCode };
  const { editId } = await store.upload({ ...uploadOf(bundle), applicationId });
  const release = wanted(versionCode);
  const place = { applicationId, track: 'production', mayEndRollout: true };
  const { kind } = await store.submit({ ...place, editId, release });
  return kind === 'submitted' || kind === 'already-submitted';
}

async function raise(store: Store, { applicationId, versionCode }: Version): Promise<boolean> {
  const decision = onRelease({ versionCodes: [versionCode] }, increase(0.5));
  const place = { applicationId, track: 'production' };
  const { kind } = await store.changeTrack(place, decision, { mayCancelReview: false });
  return kind !== 'not-confirmed';
}

/** As a workflow that is run again does: what may be retried is, and anything else ends the test. */
async function untilDone(attempt: () => Promise<boolean>): Promise<void> {
  for (let tries = 1; tries <= 10; tries += 1) {
    try {
      if (await attempt()) return;
    } catch (error) {
      if (!(error instanceof SlipwayError) || !error.retryable) throw error;
    }
  }
  throw new Error(`Not done after ten tries; seed ${seed}.`);
}

/** What a release has beside its version, each with a value of its own. */
function wanted(versionCode: number): TrackRelease {
  return {
    name: `1.${versionCode}`,
    versionCodes: [versionCode],
    status: 'inProgress',
    userFraction: 0.000001 * versionCode,
    rest: {
      inAppUpdatePriority: versionCode % 6,
      releaseNotes: [
        { language: 'en-US', text: `News of ${versionCode}.` },
        { language: 'de-DE', text: `Neues in ${versionCode}.` },
      ],
      countryTargeting: { countries: ['DE', 'FR'], includeRestOfWorld: versionCode % 2 === 0 },
    },
  };
}

/** Every version code reached the track by one commit, with every field; every tenth was raised by one more. */
function expectDelivered({ play }: PlayHarness, applicationId: string, count: number): void {
  const shown = play.effects().flatMap((effect) =>
    // A commit whose track update had no effect committed nothing.
    effect.kind === 'commit' && effect.applicationId === applicationId
      ? (effect.tracks.production?.slice(0, 1) ?? [])
      : [],
  );
  const expected = Array.from({ length: count }, (_, index) => wanted(index + 2)).flatMap((release) => {
    const { versionCodes, rest, ...fields } = release;
    const sent = { ...fields, ...rest, versionCodes: versionCodes.map(String) };
    return Number(versionCodes[0] ?? 0) % 10 === 0 ? [sent, { ...sent, userFraction: 0.5 }] : [sent];
  });
  expect(shown, `seed ${seed}`).toEqual(expected);
}

function addApp({ storage }: PlayHarness, applicationId: string): void {
  storage.update((state) => ({
    state: createApp(state, { applicationId, tracks: { production: [completed(1)] } }),
    value: undefined,
  }));
}
