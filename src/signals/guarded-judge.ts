import { toSlipwayError } from '../errors/from-unknown.ts';
import type { GuardReport } from '../guard/guard-report.ts';
import { parseReleaseKey } from '../ledger/release-key.ts';
import type { JudgeSurroundings, RolloutPorts, RolloutSubject } from '../rollout/context.ts';
import type { Observation } from '../rollout/observation.ts';
import type { Judged } from '../rollout/situation.ts';
import type { TrackState } from '../stores/store.ts';
import { compareVersionCodes, newestVersionCode, type VersionCode } from '../stores/version-code.ts';
import { type GuardDeps, judgeBySignals } from './judge-by-signals.ts';
import type { SeenVersion } from './signal.ts';

export interface GuardedJudgeDeps extends Omit<GuardDeps, 'learnt'> {
  /** What healthy releases have taught, by metric. */
  readonly learnt: () => Promise<GuardDeps['learnt']>;
  readonly now: () => number;
  /** The judge of the config's gate: it decides while the guard only watches. */
  readonly gate: RolloutPorts['judge'];
  /** The version before this one as the ledger knows it: the App Store shows only the newest. */
  readonly before: () => Promise<SeenVersion | undefined>;
}

/**
 * Asked for whatever the ledger knows, so that a lost one changes nothing: what came before the new version is no
 * evidence. Only what a person has settled by lifting a halt is not held against the version again.
 */
const lookBackMs = 28 * 24 * 3_600_000;

/** The `judge` port over a guard. Testers are too few for it: it judges the rollout to the public. */
export function guardedJudge(subject: RolloutSubject, deps: GuardedJudgeDeps): RolloutPorts['judge'] {
  return async (observation, around): Promise<Judged> => {
    const byGate = await deps.gate(observation, around);
    if (!isWatched(observation, around)) return byGate;
    const look = async (): Promise<GuardReport> => {
      const baseline = baselineOf(around.state, subject.versionCodes) ?? (await deps.before()) ?? nobody;
      const question = questionOf(subject, observation, { around, now: deps.now(), baseline });
      return judgeBySignals(question, { ...deps, learnt: await deps.learnt() });
    };
    if (deps.guard.shadow) return { ...byGate, guard: await look().catch(failedInTheShadow) };
    const guard = await look();
    return { judgement: guard.verdict, reason: guard.reason, asOf: guard.asOf ?? deps.now(), guard };
  };
}

/** Whatever goes wrong with a guard that only watches, the rollout goes on as without it. */
function failedInTheShadow(error: unknown): GuardReport {
  const { message, seen = '' } = toSlipwayError(error);
  const reason = `the guard failed: ${message} ${seen}`.trim();
  return { shadow: true, verdict: 'unknown', reason, asOf: undefined, metrics: [], newProblem: undefined };
}

type Watched = Observation & { readonly kind: 'in-progress' | 'halted' };

/** What the controller itself has paused goes on when the guard says so; what a person has halted does not. */
function isWatched(observation: Observation, { memory }: JudgeSurroundings): observation is Watched {
  return observation.kind === 'in-progress' || (observation.kind === 'halted' && memory?.paused === true);
}

interface Look {
  readonly around: JudgeSurroundings;
  readonly now: number;
  readonly baseline: SeenVersion;
}

function questionOf(
  { applicationId, release, versionCodes }: RolloutSubject,
  observation: Watched,
  { around: { memory }, now, baseline }: Look,
) {
  const versionName = parseReleaseKey(release)?.versionName ?? observation.release.name;
  return {
    applicationId,
    candidate: { versionName, versionCodes },
    baseline,
    since: Math.max(memory?.resumedAt ?? 0, now - lookBackMs),
    stageSince: memory?.since ?? now,
    fraction: observation.fraction,
    now,
  };
}

const nobody: SeenVersion = { versionName: undefined, versionCodes: [] };

/** The release that users without the new one have: the newest complete one of the track. */
function baselineOf({ releases }: TrackState, candidate: readonly VersionCode[]): SeenVersion | undefined {
  const newest = releases
    .filter(({ status }) => status === 'completed')
    .filter(({ versionCodes }) => !versionCodes.some((code) => candidate.includes(code)))
    .toSorted((a, b) =>
      compareVersionCodes(newestVersionCode(b.versionCodes) ?? 0, newestVersionCode(a.versionCodes) ?? 0),
    )[0];
  return newest && { versionName: newest.name, versionCodes: newest.versionCodes };
}
