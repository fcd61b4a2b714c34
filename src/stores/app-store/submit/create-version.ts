import type { AppStoreClient } from '../app-store-client.ts';
import type { WantedVersion } from './wanted.ts';

/** Begins a version with its build. What else it needs is compared and filled in afterwards. */
export async function createVersion(
  { api }: AppStoreClient,
  appId: string,
  wanted: WantedVersion,
): Promise<void> {
  const { versionString, buildId, releaseType = 'MANUAL', earliestReleaseDate, copyright } = wanted;
  await api.post('/v1/appStoreVersions', {
    body: {
      data: {
        type: 'appStoreVersions',
        attributes: {
          platform: 'IOS',
          versionString,
          releaseType,
          ...(releaseType === 'SCHEDULED' && { earliestReleaseDate: earliestReleaseDate ?? null }),
          ...(copyright !== undefined && { copyright }),
        },
        relationships: {
          app: { data: { type: 'apps', id: appId } },
          build: { data: { type: 'builds', id: buildId } },
        },
      },
    },
  });
}
