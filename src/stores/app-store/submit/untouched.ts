import type { AppStoreClient } from '../app-store-client.ts';
import { standingOf, type VersionView } from '../version-view.ts';
import { isOpen } from './choose-version.ts';
import { readTexts } from './details.ts';
import type { WantedVersion } from './wanted.ts';

/**
 * The versions into which nobody has put anything but their number: no build, no release notes. Only one with another
 * number than ours is looked at: that one may have to give way.
 */
export async function untouchedOf(
  client: AppStoreClient,
  versions: readonly VersionView[],
  { versionString }: WantedVersion,
): Promise<ReadonlySet<string>> {
  if (versions.some((version) => version.versionString === versionString)) return new Set();
  const empty = versions.filter(
    (version) => isOpen(version) && standingOf(version) === 'editable' && version.build === undefined,
  );
  const looked = await Promise.all(
    empty.map(async ({ id }) => {
      const { localizations } = await readTexts(client, id);
      return localizations.every(({ whatsNew }) => (whatsNew ?? '').trim() === '') ? [id] : [];
    }),
  );
  return new Set(looked.flat());
}
