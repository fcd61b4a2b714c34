import type { PeoplePolicy } from '../rollout/people.ts';
import type { RolloutPlan } from '../rollout/plan.ts';
import type { VersionCode } from '../stores/version-code.ts';
import type { GuardConfig } from './config-guard.ts';

/** How a release reaches its users. */
export interface RolloutConfig extends RolloutPlan {
  /** Answers with a verdict; without one nobody is asked. */
  readonly gate: GateConfig | undefined;
  /** Judges by measurements; where it may act there is no gate. */
  readonly guard: GuardConfig | undefined;
  /** How a hotfix goes out: faster, and over a rollout that it supersedes. */
  readonly hotfix: RolloutPlan;
  /** Who may act against the plan. */
  readonly people: PeoplePolicy;
}

/** On the App Store the stages are Apple's own, a day each; `stages` holds them as they are. */
export interface IosRolloutConfig extends RolloutConfig {
  /** Whether the version goes out over Apple's seven days, or to everybody at once. */
  readonly phased: boolean;
}

/** A verdict is one of the words of `src/rollout/verdict.ts`. */
export type GateConfig = CommandGate | HttpGate | FunctionGate;

interface AnyGate {
  /** After that the verdict is `unknown`. */
  readonly timeoutMs: number;
}

export interface CommandGate extends AnyGate {
  readonly kind: 'command';
  readonly command: string;
}

export interface HttpGate extends AnyGate {
  readonly kind: 'http';
  readonly url: string;
  /** The environment variable that holds the bearer token. */
  readonly tokenVariable: string | undefined;
}

export interface FunctionGate extends AnyGate {
  readonly kind: 'function';
  readonly ask: (context: GateContext) => unknown;
}

export interface GateContext {
  readonly applicationId: string;
  readonly versionCodes: readonly VersionCode[];
  /** The track that the version is on; a soak track before it goes public. */
  readonly track: string;
  /** Share of the public that has it; 0 on a soak track. */
  readonly fraction: number;
}
