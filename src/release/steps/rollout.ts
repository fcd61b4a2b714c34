import { percent } from '../../rollout/track-change.ts';
import { type SubmitOutput, submitOutput } from '../outputs.ts';
import type { ReleaseContext } from '../ports.ts';
import type { Step } from '../step.ts';

/** Starts the clock of the first stage: the store keeps no times, so the ledger does. */
export function rolloutStep({ app, journal }: ReleaseContext, submitted: SubmitOutput): Step<SubmitOutput> {
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
      const clock = app.platform === 'ios' ? 'its days begin when Apple lets it out' : 'its bake time runs';
      return { output: submitted, summary: `started at ${percent(fraction)}; ${clock}` };
    },
  };
}
