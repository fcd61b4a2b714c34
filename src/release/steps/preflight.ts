import { midRollout } from '../../stores/mid-rollout.ts';
import { rolloutInProgress } from '../hotfix.ts';
import { preflightOutput, versionOutput } from '../outputs.ts';
import type { ReleaseContext } from '../ports.ts';
import type { Step } from '../step.ts';

/** Tools, keystore and store access, looked at anew in every run: they may have gone since the last one. */
export function preflightStep({ app, config, journal, ports }: ReleaseContext): Step<PreflightOutput> {
  const { applicationId, platform } = app;
  return {
    name: 'preflight',
    doing:
      platform === 'ios' ? 'checking tools and store access' : 'checking tools, keystore and store access',
    output: preflightOutput,
    input: () => ({ applicationId, stores: config.stores }),
    stillStands: () => false,
    async run(tools) {
      const checked = await ports.checkTools(tools);
      // A demo account that is missing is found out before a long build, not after it.
      ports.reviewInformation();
      // Looking at the store opens an edit, which would invalidate one that still holds our upload.
      if (journal.state().upload === undefined) {
        await ports.store.checkAccess(applicationId);
        await assertTrackIsFree({ app, journal, ports });
      }
      return {
        output: { store: ports.store.label, tools: checked },
        summary: [...checked, ports.store.label].join(', '),
      };
    },
  };
}

/** Found out before anything is built; the submission looks once more, in the edit that it commits. */
async function assertTrackIsFree({
  app,
  journal,
  ports,
}: Pick<ReleaseContext, 'app' | 'journal' | 'ports'>): Promise<void> {
  const { applicationId, rollout, track } = app;
  const { hotfix, steps } = journal.state();
  if (hotfix !== undefined || rollout.soak.length > 0) return;
  const own = versionOutput.safeParse(steps.version?.output);
  const versionCodes = own.success ? [own.data.versionCode] : [];
  const other = midRollout(await ports.store.readTrack({ applicationId, track }), { versionCodes });
  if (other !== undefined) throw rolloutInProgress(other, track);
}

type PreflightOutput = { readonly store: string; readonly tools: readonly string[] };
