import { SlipwayError } from '../../../errors/slipway-error.ts';
import { isTransient } from '../../patience.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { readVersions } from '../read-versions.ts';
import { standingOf, type VersionView } from '../version-view.ts';
import { readSubmissions } from './read-submissions.ts';

/**
 * Takes a version back from its review, so that it does not come out. Throws STORE_CANNOT_HALT for an approved one: Apple
 * lets nobody withdraw that over its API. One that waits for its date is made to wait for a person first.
 */
export async function withdraw(client: AppStoreClient, appId: string, version: VersionView): Promise<void> {
  if (standingOf(version) === 'approved') throw approved(version, await holdBack(client, appId, version));
  const submissions = await readSubmissions(client, appId);
  const holder = submissions.find(({ items }) => items.some(({ versionId }) => versionId === version.id));
  if (holder === undefined || holder.state === 'CANCELING') return;
  await client.api.patch('/v1/reviewSubmissions/{id}', {
    params: { path: { id: holder.id } },
    body: { data: { type: 'reviewSubmissions', id: holder.id, attributes: { canceled: true } } },
  });
}

/** Whether it was made to wait for a person, read back. A refusal is no reason to say nothing. */
async function holdBack(client: AppStoreClient, appId: string, version: VersionView): Promise<boolean> {
  const { id, state, releaseType } = version;
  if (state !== 'PENDING_DEVELOPER_RELEASE' || releaseType === 'MANUAL') return false;
  try {
    await client.api.patch('/v1/appStoreVersions/{id}', {
      params: { path: { id } },
      body: { data: { type: 'appStoreVersions', id, attributes: { releaseType: 'MANUAL' } } },
    });
    const shown = (await readVersions(client, appId)).find((one) => one.id === id);
    return shown?.state === state && shown.releaseType === 'MANUAL';
  } catch (error) {
    if (isTransient(error)) throw error;
    return false;
  }
}

function approved(version: VersionView, isHeldBack: boolean): SlipwayError {
  const { versionString, state } = version;
  const waits = isHeldBack || (state === 'PENDING_DEVELOPER_RELEASE' && version.releaseType === 'MANUAL');
  return new SlipwayError('STORE_CANNOT_HALT', {
    message: `Version ${versionString} is approved, and Apple lets nobody withdraw it over its API.`,
    seen: `${state}: ${whenItGoesOut(version, { waits, isHeldBack })}`,
    next: waits
      ? 'Release it to nobody; to be rid of it, choose "Cancel this release" in App Store Connect.'
      : 'Open the version in App Store Connect and cancel its release, or pause its phased release once it is live.',
  });
}

function whenItGoesOut(
  { earliestReleaseDate: date }: VersionView,
  { waits, isHeldBack }: { readonly waits: boolean; readonly isHeldBack: boolean },
): string {
  const before = isHeldBack
    ? `it was to go out ${date === undefined ? 'by itself' : `at ${date}`}; now `
    : '';
  if (waits) return `${before}it goes out only when somebody releases it`;
  return `it goes out ${date === undefined ? 'by itself' : `at ${date}`}`;
}
