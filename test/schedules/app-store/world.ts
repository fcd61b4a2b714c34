import { timePassed } from '../../../src/emulators/app-store/pass-time.ts';
import { changePhasedRelease } from '../../../src/emulators/app-store/phased-release/phased-releases.ts';
import { resource } from '../../../src/emulators/app-store/resources.ts';
import { bundleId, teamId } from '../../../src/emulators/app-store/testing/app-store-harness.ts';
import { stateInMemory } from '../../../src/emulators/serving/state-storage.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { releaseKey } from '../../../src/ledger/release-key.ts';
import { openSqliteLedger } from '../../../src/ledger/sqlite/sqlite-ledger.ts';
import type { RolloutSubject } from '../../../src/rollout/context.ts';
import { storePacedPlan } from '../../../src/rollout/store-paced-plan.ts';
import { type Seeded, seeded } from '../../../src/testing/seeded.ts';
import { createTurns, type Turns } from '../turns.ts';
import { type AnswerInProcess, appStoreInProcess, origin } from './in-process.ts';
import { type Template, template } from './template.ts';

export { origin };
export const hour = 3_600_000;

/** The phased release as the store keeps it: `ACTIVE`, `PAUSED` or `COMPLETE`, and its day. */
export interface Phase {
  readonly state: string;
  readonly day: number;
}

/** One change of it, and who made it: a process by its order, `person` in App Store Connect, or `apple`. */
export interface Move {
  readonly by: string;
  readonly from: Phase;
  readonly to: Phase;
}

/** What a person has wanted, as far as it took effect. */
export interface Word {
  readonly halt: boolean;
  readonly by: string;
}

export interface World {
  readonly random: Seeded;
  readonly turns: Turns;
  readonly clock: { nowMs: number };
  readonly ledger: Ledger;
  readonly subject: RolloutSubject;
  readonly key: Template['key'];
  readonly answer: AnswerInProcess;
  readonly phase: () => Phase;
  /** What a person does in App Store Connect; false where there is no such button. */
  readonly byHand: (to: 'PAUSED' | 'ACTIVE' | 'COMPLETE') => boolean;
  /** Apple's days go on by the clock. */
  readonly passTime: (hours: number) => void;
  readonly running: Set<string>;
  readonly trace: string[];
  readonly moves: Move[];
  readonly words: Word[];
  readonly problems: string[];
  /**
   * Whether the journal says, or is about to say, that a controller has paused it. Who then ends that pause in the store
   * and makes one of his own between two looks cannot be told from the controller, and a halt that is not on record neither.
   */
  pausedOnRecord: boolean;
  /** Nothing goes wrong any more. */
  calm: boolean;
  readonly close: () => Promise<void>;
}

export async function openWorld(seed: number): Promise<World> {
  const { state, key, nowMs, phasedReleaseId } = await template();
  const random = seeded(seed);
  const clock = { nowMs };
  const now = () => clock.nowMs;
  const storage = stateInMemory(state);
  const ledger = openSqliteLedger({ path: ':memory:', clock: { now } });
  const subject = subjectOf(random);
  const start = { type: 'rollout.started', store: 'local App Store', track: 'app-store' } as const;
  const bodies = [{ ...start, versionCodes: ['42'], fraction: 0.01 }] as const;
  await ledger.append({ release: subject.release, after: 0, bodies, actor: 'release' });
  const running = new Set<string>();
  const phase = (): Phase => {
    const { attributes } = resource(storage.read(), {
      type: 'appStoreVersionPhasedReleases',
      id: phasedReleaseId,
    });
    return { state: String(attributes.phasedReleaseState), day: Number(attributes.currentDayNumber) };
  };
  return {
    random,
    turns: createTurns(random, () => running.size === 0),
    clock,
    ledger,
    subject,
    key,
    answer: appStoreInProcess(storage, { now }),
    phase,
    byHand(to) {
      const { state: from } = phase();
      if (from === to || from === 'COMPLETE') return false;
      const none = { one: {}, many: {}, linked: [], found: {}, origin };
      const attributes = { phasedReleaseState: to };
      const call = { nowMs: now(), team: teamId, id: phasedReleaseId, attributes, ...none };
      storage.update((before) => changePhasedRelease(before, call));
      return true;
    },
    passTime(hours) {
      clock.nowMs += hours * hour;
      storage.update((before) => ({ state: timePassed(before, now()), value: undefined }));
    },
    running,
    trace: [],
    moves: [],
    words: [],
    problems: [],
    pausedOnRecord: false,
    calm: false,
    async close() {
      await ledger.close();
      storage.close();
    },
  };
}

function subjectOf(random: Seeded): RolloutSubject {
  const plan = storePacedPlan({
    phased: true,
    evidence: 'verdict',
    bakeTimeMs: 20 * hour,
    whenUnsure: random.chance(0.8) ? 'pause' : 'go-on',
    soak: [],
    calendar: undefined,
    evidenceMaxAgeMs: 72 * hour,
  });
  const release = releaseKey({ platform: 'ios', applicationId: bundleId, versionName: '1.1' });
  const place = { applicationId: bundleId, track: 'app-store', publicTrack: 'app-store' };
  return { release, ...place, versionCodes: ['42'], plan };
}
