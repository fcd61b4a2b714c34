import { preflightOutput } from '../outputs.ts';
import type { ReleaseContext } from '../ports.ts';
import type { Step } from '../step.ts';

/** Tools, keystore and store access, looked at anew in every run: they may have gone since the last one. */
export function preflightStep({ app, config, journal, ports }: ReleaseContext): Step<PreflightOutput> {
  const { applicationId } = app.android;
  return {
    name: 'preflight',
    doing: 'checking tools, keystore and store access',
    output: preflightOutput,
    input: () => ({ applicationId, stores: config.stores }),
    stillStands: () => false,
    async run(tools) {
      const checked = await ports.checkTools(tools);
      // Looking at the store opens an edit, which would invalidate one that still holds our upload.
      if (journal.state().upload === undefined) await ports.store.checkAccess(applicationId);
      return {
        output: { store: ports.store.label, tools: checked },
        summary: [...checked, ports.store.label].join(', '),
      };
    },
  };
}

type PreflightOutput = { readonly store: string; readonly tools: readonly string[] };
