import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { standingOf, type VersionView } from '../version-view.ts';
import { readSubmissions } from './read-submissions.ts';

/**
 * Takes a version back from its review, so that it does not come out. Throws STORE_CANNOT_HALT for an approved one: Apple
 * lets nobody withdraw that over its API.
 */
export async function withdraw(client: AppStoreClient, appId: string, version: VersionView): Promise<void> {
  if (standingOf(version) === 'approved') throw approved(version);
  const submissions = await readSubmissions(client, appId);
  const holder = submissions.find(({ items }) => items.some(({ versionId }) => versionId === version.id));
  if (holder === undefined || holder.state === 'CANCELING') return;
  await client.api.patch('/v1/reviewSubmissions/{id}', {
    params: { path: { id: holder.id } },
    body: { data: { type: 'reviewSubmissions', id: holder.id, attributes: { canceled: true } } },
  });
}

function approved({ versionString, state, earliestReleaseDate }: VersionView): SlipwayError {
  const waits = state === 'PENDING_DEVELOPER_RELEASE';
  const when = earliestReleaseDate === undefined ? 'by itself' : `at ${earliestReleaseDate}`;
  return new SlipwayError('STORE_CANNOT_HALT', {
    message: `Version ${versionString} is approved, and Apple lets nobody withdraw it over its API.`,
    seen: waits ? `${state}: it goes out when somebody releases it` : `${state}: it goes out ${when}`,
    next: waits
      ? 'Release it to nobody; to be rid of it, choose "Cancel this release" in App Store Connect.'
      : 'Open the version in App Store Connect and cancel its release, or pause its phased release once it is live.',
  });
}
