// How many calls each operation on Google Play makes, and how many of them one after another, as a local Play saw
// them. Target: a halt takes at most 6 sequential calls after the token, the read-back included.
// Run: npm run bench:play

import { releasesToHalt, targetsOf } from '../src/rollout/halt-track.ts';
import { complete } from '../src/rollout/updates/complete.ts';
import { increase } from '../src/rollout/updates/increase.ts';
import { onRelease } from '../src/rollout/updates/on-release.ts';
import { resume } from '../src/rollout/updates/resume.ts';
import {
  applicationId,
  completed,
  fakeBundle,
  openHarness,
  type PlayHarness,
  staged,
  uploadOf,
} from '../src/stores/google-play/testing/play-harness.ts';
import type { Store, TrackRelease, TrackState } from '../src/stores/store.ts';

const place = { applicationId, track: 'production' };
const rolling = { name: '1.2', versionCodes: ['2'], status: 'inProgress', userFraction: 0.1 };
const inTrack = { production: [rolling, completed(1)] };
const halted = { production: [{ ...rolling, status: 'halted' }, completed(1)] };
const polite = { mayCancelReview: false };
const urgent = { mayCancelReview: true };

interface Operation {
  readonly name: string;
  readonly tracks?: Readonly<Record<string, readonly object[]>>;
  readonly prepare?: (harness: PlayHarness) => void;
  readonly run: (store: Store, harness: PlayHarness) => Promise<unknown>;
}

function haltNow(store: Store): Promise<unknown> {
  const target = { ...place, versionCode: undefined, kind: 'play' as const };
  const decide = (states: readonly TrackState[]) => releasesToHalt(targetsOf(target, states, () => false));
  return store.changeTracks(applicationId, decide, urgent);
}

const operations: readonly Operation[] = [
  {
    name: 'halt',
    run: haltNow,
  },
  {
    name: 'halt, a review being cancelled',
    prepare: ({ play }) => play.inConsole(applicationId, { kind: 'put-in-review' }),
    run: haltNow,
  },
  {
    name: 'halt, already halted',
    tracks: halted,
    run: haltNow,
  },
  {
    name: 'increase',
    run: (store) => store.changeTrack(place, onRelease({ versionCodes: [2] }, increase(0.5)), polite),
  },
  {
    name: 'resume',
    tracks: halted,
    run: (store) => store.changeTrack(place, onRelease({ versionCodes: [2] }, resume()), polite),
  },
  {
    name: 'complete',
    run: (store) => store.changeTrack(place, onRelease({ versionCodes: [2] }, complete()), polite),
  },
  { name: 'read a track', run: (store) => store.readTrack(place) },
  { name: 'read the review', run: (store) => store.readReview(place) },
  { name: 'highest version code', run: (store) => store.highestVersionCode(applicationId) },
  { name: 'upload and submit', tracks: { production: [completed(1)] }, run: ship },
];

process.stdout.write('operation                        calls  round trips  wall ms\n');
for (const operation of operations) {
  const { name } = operation;
  const { calls, roundTrips, wallMs } = await measure(operation);
  process.stdout.write(
    `${name.padEnd(32)} ${String(calls).padStart(5)} ${String(roundTrips).padStart(12)} ${wallMs.toFixed(0).padStart(8)}\n`,
  );
}
process.stdout.write('Without the call for the token; a discard that is not waited for is no round trip.\n');

/** Calls that began before another one had ended share its round trip. */
async function measure({ tracks = inTrack, prepare, run }: Operation) {
  const open: string[] = [];
  let roundTrips = 0;
  let finished = 0;
  const harness = await openHarness({
    app: { tracks: tracks as Readonly<Record<string, readonly never[]>> },
    observer: (moment, { path, index }) => {
      if (path === '/token' || finished > 0) return;
      if (moment === 'received') {
        if (open.length === 0) roundTrips += 1;
        open.push(String(index));
      }
      if (moment === 'handled') open.splice(open.indexOf(String(index)), 1);
    },
  });
  try {
    await harness.store.checkAccess(applicationId);
    prepare?.(harness);
    const before = harness.play.requests().length;
    roundTrips = 0;
    const startedAt = performance.now();
    await run(harness.store, harness);
    const wallMs = performance.now() - startedAt;
    finished = harness.play.requests().length;
    return { calls: finished - before, roundTrips, wallMs };
  } finally {
    await harness.close();
  }
}

async function ship(store: Store, { dir }: PlayHarness): Promise<void> {
  const { editId } = await store.upload(uploadOf(await fakeBundle(dir, { versionCode: 2 })));
  const release: TrackRelease = staged(2, 0.1);
  await store.submit({ ...place, editId, release });
}
