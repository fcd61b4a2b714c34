import { expect, test } from 'vitest';
import { registerServiceAccount } from '../../emulators/play/seed.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { releasesToHalt, targetsOf } from '../../rollout/halt-track.ts';
import { findRelease } from '../../rollout/track-change.ts';
import { ifStill } from '../../rollout/updates/if-still.ts';
import { increase } from '../../rollout/updates/increase.ts';
import { onRelease } from '../../rollout/updates/on-release.ts';
import { type Seeded, seeded } from '../../testing/seeded.ts';
import type { ChangeResult, Store, TrackRelease, TrackState, TracksChangeResult } from '../store.ts';
import { createGooglePlayStore } from './google-play.ts';
import {
  account,
  applicationId,
  completed,
  credentials,
  openHarness,
  type PlayHarness,
  quickPace,
} from './testing/play-harness.ts';

const place = { applicationId, track: 'production' };
const rolling = {
  name: 'Spring',
  versionCodes: ['2'],
  status: 'inProgress',
  userFraction: 0.01,
  inAppUpdatePriority: 4,
  releaseNotes: [{ language: 'en-US', text: 'Faster.' }],
};
const turns = 4;

/** What the app's release went through, and who did it. */
interface Move {
  readonly by: 'api' | 'person';
  readonly from: string;
  readonly to: string;
}

const seeds = Array.from({ length: Number(process.env.SLIPWAY_SEEDS ?? 12) }, (_, index) => index + 1);

test.each(seeds)('two controllers and a person at once, seed %i', async (seed) => {
  const random = seeded(seed);
  const moves: Move[] = [];
  let shown = '';
  const note = (by: Move['by']) => {
    const now = stateOf(harness);
    if (now !== shown) moves.push({ by, from: shown, to: now });
    shown = now;
  };
  const person = () => {
    if (!random.chance(0.12)) return;
    actByHand(harness, random);
    note('person');
  };
  const harness: PlayHarness = await openHarness({
    app: { tracks: { production: [rolling, completed(1)] } },
    // A person acts between any two moments of any request.
    observer: (moment) => {
      if (moment === 'handled') note('api');
      person();
    },
  });
  shown = stateOf(harness);
  try {
    const controllers = [harness.store, secondController(harness, random)];
    const wanted = new Set<string>();
    const results = (
      await Promise.all(controllers.map((store) => control(store, { random, wanted })))
    ).flat();
    const byApi = moves.filter(({ by }) => by === 'api');
    const context = { seed, moves };
    for (const { from, to } of byApi) {
      expect(from, JSON.stringify(context)).not.toMatch(/^halted/);
      if (!to.startsWith('halted')) expect(wanted, JSON.stringify(context)).toContain(`${from} → ${to}`);
    }
    const count = (kind: string) => results.filter((result) => result === kind).length;
    expect(byApi.length, JSON.stringify(context)).toBeGreaterThanOrEqual(count('changed'));
    expect(byApi.length).toBeLessThanOrEqual(results.length - count('unchanged'));
    expect(fieldsOf(harness)).toEqual({ ...rolling, status: undefined, userFraction: undefined });
  } finally {
    await harness.close();
  }
});

/** Looks, and raises or halts what it saw; every fourth time it halts, as a guard would. */
async function control(
  store: Store,
  { random, wanted }: { readonly random: Seeded; readonly wanted: Set<string> },
): Promise<readonly string[]> {
  const results: string[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    results.push(await step(store, { random, wanted }).then(({ kind }) => kind, refused));
  }
  return results;
}

async function step(
  store: Store,
  { random, wanted }: { readonly random: Seeded; readonly wanted: Set<string> },
): Promise<ChangeResult | TracksChangeResult> {
  if (random.chance(0.25)) {
    const target = { ...place, versionCode: undefined, kind: 'play' as const };
    const decide = (states: readonly TrackState[]) => releasesToHalt(targetsOf(target, states, () => false));
    return store.changeTracks(applicationId, decide, { mayCancelReview: true });
  }
  const found = findRelease(await store.readTrack(place), { versionCodes: [2] }) as TrackRelease;
  const to = Number(((found.userFraction ?? 0) + (1 - (found.userFraction ?? 0)) / 10).toFixed(6));
  // What is halted is not raised by a controller that looks; one that looked a moment ago has to be stopped.
  const seen: TrackRelease = { ...found, status: 'inProgress' };
  wanted.add(`${inWords(seen)} → inProgress ${to}`);
  const raise = onRelease({ versionCodes: seen.versionCodes }, ifStill(seen, increase(to)));
  return store.changeTrack(place, raise, { mayCancelReview: false });
}

/** Giving up after others changed the app five times is an answer; anything else is a failure. */
function refused(error: unknown): string {
  if (error instanceof SlipwayError && error.retryable) return error.code;
  throw error;
}

function actByHand({ play, storage }: PlayHarness, random: Seeded): void {
  const release = storage.read().apps[applicationId]?.tracks.production?.releases[0];
  if (release === undefined) throw new Error('The release left the track.');
  const { userFraction = 0, status } = release;
  const more = Number((userFraction + (1 - userFraction) / 20).toFixed(6));
  const set = (change: object) =>
    play.inConsole(applicationId, {
      kind: 'set-release',
      track: 'production',
      release: { ...release, ...change },
    });
  if (status === 'halted') set({ status: 'inProgress' });
  else if (random.chance(0.5)) set({ status: 'halted' });
  else set({ userFraction: more });
}

/** In every other seed it has the same account, so that the two invalidate each other's edits. */
function secondController({ play, storage, anotherStore }: PlayHarness, random: Seeded): Store {
  if (random.chance(0.5)) return anotherStore();
  const email = 'other@example.iam.gserviceaccount.com';
  storage.update((state) => ({
    state: registerServiceAccount(state, { ...account, email }),
    value: undefined,
  }));
  return createGooglePlayStore({
    endpoint: { kind: 'local', origin: play.origin, label: 'local Play' },
    credentials: { ...credentials, clientEmail: email },
    pace: quickPace,
  });
}

function stateOf({ storage }: PlayHarness): string {
  const release = storage.read().apps[applicationId]?.tracks.production?.releases[0];
  return `${release?.status} ${release?.userFraction}`;
}

function fieldsOf({ storage }: PlayHarness): object {
  const release = storage.read().apps[applicationId]?.tracks.production?.releases[0];
  return { ...release, status: undefined, userFraction: undefined };
}

function inWords({ status, userFraction }: TrackRelease): string {
  return `${status} ${userFraction}`;
}
