import type { analyticsdata_v1beta as v1 } from 'googleapis/build/src/apis/analyticsdata/index.js';
import { createAuthClient } from './auth-client.ts';
import type { PlayCredentials } from './credentials.ts';

const scope = 'https://www.googleapis.com/auth/analytics.readonly';

/** Google's own client of the Google Analytics Data API. There is no local one: it always speaks to Google. */
export async function openAnalyticsApi(credentials: PlayCredentials): Promise<v1.Analyticsdata> {
  const auth = await createAuthClient({ credentials, localOrigin: undefined, scope, fetch: undefined });
  const { analyticsdata } = await import('googleapis/build/src/apis/analyticsdata/index.js');
  return analyticsdata({ version: 'v1beta', auth });
}
