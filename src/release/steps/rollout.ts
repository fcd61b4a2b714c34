import { percent } from '../../rollout/track-change.ts';
import type { TrackRelease } from '../../stores/store.ts';
import { holdsVersion } from '../../stores/version-code.ts';
import { type SubmitOutput, submitOutput } from '../outputs.ts';
import type { ReleaseContext } from '../ports.ts';
import type { Step } from '../step.ts';

/** Starts the clock of the first stage: the store keeps no times, so the ledger does. */
export function rolloutStep(
  { app, journal, ports }: ReleaseContext,
  submitted: SubmitOutput,
): Step<SubmitOutput> {
  const { store, track, versionCodes, fraction, soaking } = submitted;
  return {
    name: 'rollout',
    doing: 'starting the rollout',
    output: submitOutput,
    input: () => ({ track, versionCodes }),
    recall: () => `started at ${percent(fraction)}`,
    async run() {
      if (!journal.state().rolloutStarted) {
        const before = await versionBefore(ports, app, versionCodes);
        await journal.append({
          type: 'rollout.started',
          store,
          track,
          versionCodes: [...versionCodes],
          fraction,
          ...(soaking && { soaking }),
          ...(before !== undefined && { before }),
        });
      }
      const clock = app.platform === 'ios' ? 'its days begin when Apple lets it out' : 'its bake time runs';
      return { output: submitted, summary: `started at ${percent(fraction)}; ${clock}` };
    },
  };
}

/**
 * What a guard compares the new version with. Google Play shows both for as long as the rollout lasts; the App Store
 * shows the old one only until the new one is out.
 */
async function versionBefore(
  { store }: ReleaseContext['ports'],
  { applicationId, track }: ReleaseContext['app'],
  versionCodes: TrackRelease['versionCodes'],
) {
  if (store.kind !== 'app-store') return undefined;
  const { releases } = await store.readTrack({ applicationId, track });
  const old = releases.findLast(
    (one) => one.status === 'completed' && !versionCodes.some((code) => holdsVersion(one.versionCodes, code)),
  );
  return (
    old && { ...(old.name !== undefined && { versionName: old.name }), versionCodes: [...old.versionCodes] }
  );
}
