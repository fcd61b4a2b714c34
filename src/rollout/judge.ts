import type { Clock } from '../clock/clock.ts';
import type { GateConfig } from '../config/config-rollout.ts';
import type { RolloutPorts, RolloutSubject } from './context.ts';
import { askGate } from './gate.ts';
import type { GateDeps } from './gate-command.ts';
import type { Observation } from './observation.ts';
import type { Judged } from './situation.ts';

export interface JudgeDeps extends GateDeps {
  readonly clock: Clock;
}

/** The `judge` port over a configured gate. Only a version that reaches somebody is worth a question. */
export function gateJudge(
  gate: GateConfig | undefined,
  { applicationId, track, publicTrack, versionCodes }: RolloutSubject,
  { clock, ...deps }: JudgeDeps,
): RolloutPorts['judge'] {
  return async (observation): Promise<Judged> => {
    const notAsked = (reason: string): Judged => ({ judgement: 'not-asked', reason, asOf: clock.now() });
    if (gate === undefined) return notAsked('no gate is configured');
    const fraction = reachOf(observation, track === publicTrack);
    if (fraction === undefined) return notAsked('nothing is in progress');
    const context = { applicationId, versionCodes, track, fraction };
    const { verdict, reason, asOf } = await askGate(gate, context, deps);
    return { judgement: verdict, reason, asOf: asOf ?? clock.now() };
  };
}

/** The share of the public that the version reaches; undefined when there is nothing to judge. */
function reachOf(observation: Observation, isPublic: boolean): number | undefined {
  if (observation.kind === 'in-progress') return observation.fraction;
  return observation.kind === 'completed' && !isPublic ? 0 : undefined;
}
