import { join } from 'node:path';
import type { Workspace } from '../compose.ts';
import type { PlatformApp } from '../config/platform-app.ts';
import { writePlaceholder } from '../emulators/world/placeholder.ts';
import type { NewVersion } from '../emulators/world/rehearsed-versions.ts';
import { releaseKey } from '../ledger/release-key.ts';
import { openJournal } from '../release/journal.ts';
import { releaseApp } from '../release/pipeline.ts';
import type { ReleasePorts } from '../release/ports.ts';
import { Sequence } from '../release/sequence.ts';

export interface Rehearsed {
  readonly app: PlatformApp;
  /** Where the release keeps its files. */
  readonly dir: string;
  readonly version: NewVersion;
  /** Why it may go out over another one. */
  readonly hotfix?: string;
}

/**
 * The pipeline of a release with its real steps, ledger and store. What is built is a placeholder, so that a rehearsal
 * needs neither a project nor build tools, and it is not inspected.
 */
export async function releaseRehearsed(
  workspace: Workspace,
  { app, dir, version, hotfix }: Rehearsed,
): Promise<string> {
  const { ledger, actor, config } = workspace;
  const { platform, applicationId, versionName } = app;
  const release = releaseKey({ platform, applicationId, versionName });
  const journal = await openJournal({ ledger, release, actor });
  if (hotfix !== undefined) await journal.append({ type: 'release.hotfix', reason: hotfix });
  const { signal } = new AbortController();
  const hooks = { before: async () => {}, after: async () => {}, onError: async () => {} };
  const progress = { started: () => undefined, line: () => undefined, finished: () => undefined };
  const frozen = () => journal.state().steps.submit !== undefined;
  const sequence = new Sequence({ journal, hooks, progress, signal, frozen });
  const { store } = await workspace.storeOf(platform);
  const ports = rehearsedPorts(app, { store, dir, version });
  const context = { config, app, journal, folder: join(dir, 'releases', release), ports };
  await releaseApp({ context, sequence, runExtra: async () => undefined });
  return `${versionName} is uploaded and submitted`;
}

function rehearsedPorts(
  app: PlatformApp,
  { store, dir, version }: Pick<ReleasePorts, 'store'> & Pick<Rehearsed, 'dir' | 'version'>,
): ReleasePorts {
  const about = { applicationId: app.applicationId, ...version };
  const isIos = app.platform === 'ios';
  const artifact = join(dir, isIos ? 'app.ipa' : 'app.aab');
  let written = { sha256: '', sizeBytes: 0 };
  return {
    store,
    checkTools: async () => [],
    async build() {
      written = await writePlaceholder(artifact, about);
      return { artifact, apk: undefined, mapping: undefined };
    },
    inspect: async () => ({
      kind: isIos ? 'ipa' : 'aab',
      ...{ applicationId: about.applicationId, versionName: about.versionName, ...written },
      versionCode: isIos ? String(about.versionCode) : about.versionCode,
      ...{ entryCount: 0, schemes: [], signature: 'a placeholder', findings: [] },
    }),
    checkAssets: async () => ({ imageCount: 0, findings: [] }),
    readNotes: async () => ({}),
    reviewInformation: () => undefined,
    runDevices: async () => [],
  };
}
