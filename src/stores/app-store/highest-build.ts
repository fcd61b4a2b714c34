import { newestVersionCode, type VersionCode } from '../version-code.ts';
import type { AppStoreClient } from './app-store-client.ts';

/**
 * The highest build number that the app has used, builds and uploads that are still being processed included; `'0'`
 * when it has none. All are looked at: Apple sorts build numbers as text.
 */
export async function highestBuild({ api }: AppStoreClient, appId: string): Promise<VersionCode> {
  const [builds, uploads] = await Promise.all([buildNumbers(api, appId), uploadNumbers(api, appId)]);
  return newestVersionCode([...builds, ...uploads]) ?? '0';
}

async function buildNumbers(api: AppStoreClient['api'], appId: string): Promise<readonly string[]> {
  const numbers: string[] = [];
  const query = {
    'filter[app]': [appId],
    'filter[preReleaseVersion.platform]': ['IOS' as const],
    'fields[builds]': ['version' as const],
    limit: 200,
  };
  for await (const { attributes } of api.each('/v1/builds', { params: { query } }))
    numbers.push(attributes?.version ?? '0');
  return numbers;
}

/** A build is not listed before its upload has been read. */
async function uploadNumbers(api: AppStoreClient['api'], appId: string): Promise<readonly string[]> {
  const query = {
    'filter[platform]': ['IOS' as const],
    'filter[state]': ['PROCESSING' as const, 'COMPLETE' as const],
    sort: ['-uploadedDate' as const],
    limit: 50,
  };
  const { data } = await api.get('/v1/apps/{id}/buildUploads', { params: { path: { id: appId }, query } });
  return data.map(({ attributes }) => attributes?.cfBundleVersion ?? '0');
}
