import { percent } from '../../rollout/track-change.ts';
import { type SubmitOutput, submitOutput } from '../outputs.ts';
import type { ReleaseContext } from '../ports.ts';
import type { Step } from '../step.ts';

/** Starts the clock of the first stage: the store keeps no times, so the ledger does. */
export function rolloutStep({ journal }: ReleaseContext, submitted: SubmitOutput): Step<SubmitOutput> {
  const { store, track, versionCodes, fraction, soaking } = submitted;
  return {
    name: 'rollout',
    doing: 'starting the rollout',
    output: submitOutput,
    input: () => ({ track, versionCodes }),
    recall: () => `started at ${percent(fraction)}`,
    async run() {
      if (!journal.state().rolloutStarted) {
        await journal.append({
          type: 'rollout.started',
          store,
          track,
          versionCodes: [...versionCodes],
          fraction,
          ...(soaking && { soaking }),
        });
      }
      return { output: submitted, summary: `started at ${percent(fraction)}; its bake time runs` };
    },
  };
}
