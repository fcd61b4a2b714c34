import type { Outcome } from '../../src/cli/command.ts';
import type { PlatformApp } from '../../src/config/platform-app.ts';
import type { Html } from '../../src/report/html.ts';
import { writePage } from '../../src/report/write-page.ts';
import type { RolloutPorts, RolloutSubject } from '../../src/rollout/context.ts';
import { rolloutStatus } from '../../src/rollout/describe.ts';
import { statusText } from '../../src/rollout/status-text.ts';
import { viewRollout } from '../../src/rollout/step.ts';

/** What a command says, and what a page of it would show. */
export interface WithSections extends Outcome {
  readonly sections: readonly Html[];
}

export interface Standing {
  readonly app: PlatformApp;
  readonly subject: RolloutSubject;
  readonly options: { readonly html?: string | undefined };
}

/** Where the rollout stands now, by one look; drawn as well where a page is wanted. */
export async function standing({ app, subject, options }: Standing, ports: RolloutPorts) {
  const { people } = app.rollout;
  const view = await viewRollout(subject, ports);
  const data = rolloutStatus(subject, view, { store: ports.store.label, people });
  const sections =
    options.html === undefined
      ? []
      : (await import('../../src/rollout/status-page.ts')).statusSections(data, view);
  return { data, text: statusText(data), sections } satisfies WithSections;
}

/** One page of all stores that could be looked at. */
export async function writeSections(path: string, { sections }: WithSections): Promise<void> {
  const { statusPage } = await import('../../src/rollout/status-page.ts');
  await writePage(path, statusPage(sections));
}
