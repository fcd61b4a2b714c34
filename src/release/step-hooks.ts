import type { ExtraStep, HookContext, StepName } from '../config/config.ts';
import { stepNames } from '../config/config.ts';
import type { SlipwayError } from '../errors/slipway-error.ts';
import { type HookOptions, runErrorHooks, runHooks } from './hooks.ts';
import { versionOutput } from './outputs.ts';
import type { ReleaseContext } from './ports.ts';
import type { ProgressReport } from './progress.ts';
import type { StepHooks } from './sequence.ts';

export interface HookSetting {
  readonly context: ReleaseContext;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly progress: ProgressReport;
  readonly signal: AbortSignal;
}

/** The hooks of the app's config, as the sequence calls them. Own steps have none. */
export function appHooks(setting: HookSetting): StepHooks {
  const { hooks } = setting.context.app;
  return {
    before: (step) =>
      runHooks(named(hooks.before, step), about(setting, step), options(setting, `before ${step}`)),
    after: (step) =>
      runHooks(named(hooks.after, step), about(setting, step), options(setting, `after ${step}`)),
    onError: (step, error) =>
      runErrorHooks(
        named(hooks.onError, step),
        about(setting, step, error),
        options(setting, `onError ${step}`),
      ),
  };
}

export function runExtraStep(setting: HookSetting): (step: ExtraStep) => Promise<void> {
  return ({ name, action }) => runHooks([action], about(setting, name), options(setting, `step ${name}`));
}

function named<Value>(
  hooks: Readonly<Partial<Record<StepName, readonly Value[]>>>,
  step: string,
): readonly Value[] {
  const known = stepNames.find((name) => name === step);
  return known === undefined ? [] : (hooks[known] ?? []);
}

function about({ context }: HookSetting, step: string, error?: SlipwayError): HookContext {
  const { platform, applicationId, versionName } = context.app;
  const version = versionOutput.safeParse(context.journal.state().steps.version?.output);
  return {
    step,
    platform,
    applicationId,
    versionName,
    versionCode: version.success ? version.data.versionCode : undefined,
    root: context.config.root,
    error: error === undefined ? undefined : { code: error.code, message: error.message },
  };
}

function options({ context, env, progress, signal }: HookSetting, label: string): HookOptions {
  const step = label.split(' ').at(-1) ?? label;
  return { label, cwd: context.config.root, env, log: (line) => progress.line(step, line), signal };
}
