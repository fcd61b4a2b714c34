/** The public API of the package. */

export type { HookContext, StepName } from './config/config.ts';
export type { GateContext } from './config/config-rollout.ts';
export { type ConfigContext, type ConfigFunction, defineConfig } from './config/define-config.ts';
export type { ConfigInput, LedgerInput } from './config/schema.ts';
export type { AndroidAppInput } from './config/schema-android.ts';
export type {
  ActionInput,
  AppInput,
  HookFunction,
  HooksInput,
} from './config/schema-app.ts';
export type { IosAppInput } from './config/schema-ios.ts';
export type { AndroidProfileInput, IosProfileInput, ProfileInput } from './config/schema-profile.ts';
export type {
  CalendarInput,
  GateFunction,
  GateInput,
  GateVerdict,
  RolloutInput,
} from './config/schema-rollout.ts';
export type { IosRolloutInput } from './config/schema-rollout-ios.ts';
export type { Finding } from './findings/finding.ts';
export type { Verdict } from './rollout/verdict.ts';
