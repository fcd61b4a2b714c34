import type { ExtraStep, StepName } from '../config/config.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { extraOutput, type SubmitOutput } from './outputs.ts';
import type { ReleaseContext } from './ports.ts';
import type { Sequence } from './sequence.ts';
import type { Step, StepOutput } from './step.ts';
import { assetsStep } from './steps/assets.ts';
import { buildStep } from './steps/build.ts';
import { devicesStep } from './steps/devices.ts';
import { inspectStep } from './steps/inspect.ts';
import { preflightStep } from './steps/preflight.ts';
import { rolloutStep } from './steps/rollout.ts';
import { submitStep } from './steps/submit.ts';
import { type Tested, uploadStep } from './steps/upload.ts';
import { versionStep } from './steps/version.ts';

export interface PipelineOptions {
  readonly context: ReleaseContext;
  readonly sequence: Sequence;
  /** Runs one of the app's own steps. */
  readonly runExtra: (step: ExtraStep) => Promise<void>;
}

/** A release from beginning to end; each line is skipped when the journal says that it is done. */
export async function releaseApp(options: PipelineOptions): Promise<SubmitOutput> {
  const { context } = options;
  await run(options, 'preflight', preflightStep(context));
  const version = await run(options, 'version', versionStep(context));
  const built = await run(options, 'build', buildStep(context, version));
  const inspected = await run(options, 'inspect', inspectStep(context, { version, built }));
  await run(options, 'assets', assetsStep(context, built));
  await run(options, 'devices', devicesStep(context, built));
  const submitted = await deliver(options, { version, built, inspected });
  return run(options, 'rollout', rolloutStep(context, submitted));
}

/** Uploads and submits; once more from the upload when the edit was lost in between. */
async function deliver(options: PipelineOptions, tested: Tested): Promise<SubmitOutput> {
  const attempt = async () => {
    const uploaded = await run(options, 'upload', uploadStep(options.context, tested));
    return run(options, 'submit', submitStep(options.context, uploaded));
  };
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof SlipwayError) || error.code !== 'EDIT_LOST') throw error;
    return attempt();
  }
}

async function run<Output extends StepOutput>(
  options: PipelineOptions,
  name: StepName,
  step: Step<Output>,
): Promise<Output> {
  const output = await options.sequence.run(step);
  for (const extra of options.context.app.extraSteps.filter(({ after }) => after === name)) {
    await options.sequence.run(extraStep(options, extra));
  }
  return output;
}

/** An own step of the app depends on what the built-in steps before it made, as far as that is known. */
function extraStep({ context, runExtra }: PipelineOptions, extra: ExtraStep): Step<Record<string, never>> {
  return {
    name: extra.name,
    doing: extra.action.kind === 'command' ? extra.action.command : `running ${extra.name}`,
    output: extraOutput,
    input: () => ({ after: context.journal.state().steps[extra.after]?.inputHash ?? null }),
    recall: () => 'own step',
    async run() {
      await runExtra(extra);
      return { output: {}, summary: 'own step' };
    },
  };
}
