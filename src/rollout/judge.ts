import type { GateConfig } from '../config/config.ts';
import { askGate, type GateDeps } from './gate.ts';
import type { RolloutPorts } from './step.ts';

export interface JudgedRelease extends GateDeps {
  readonly applicationId: string;
  readonly versionCodes: readonly number[];
}

/** The `judge` port over a configured gate. Only a rollout in progress is worth a question. */
export function gateJudge(
  gate: GateConfig | undefined,
  { applicationId, versionCodes, ...deps }: JudgedRelease,
): RolloutPorts['judge'] {
  return async (observation) => {
    if (gate === undefined) return { judgement: 'not-asked', reason: 'no gate is configured' };
    if (observation.kind !== 'in-progress')
      return { judgement: 'not-asked', reason: 'nothing is in progress' };
    const { verdict, reason } = await askGate(
      gate,
      { applicationId, versionCodes, fraction: observation.fraction },
      deps,
    );
    return { judgement: verdict, reason };
  };
}
