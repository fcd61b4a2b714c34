import type { bigquery_v2 as v2 } from 'googleapis/build/src/apis/bigquery/index.js';
import { createAuthClient } from './auth-client.ts';
import type { PlayCredentials } from './credentials.ts';

/** A query is a job, and to run one takes more than the scope for reading. */
const scope = 'https://www.googleapis.com/auth/bigquery';

/** Google's own client of BigQuery. There is no local one: it always speaks to Google. */
export async function openBigQueryApi(credentials: PlayCredentials): Promise<v2.Bigquery> {
  const auth = await createAuthClient({ credentials, localOrigin: undefined, scope, fetch: undefined });
  const { bigquery } = await import('googleapis/build/src/apis/bigquery/index.js');
  return bigquery({ version: 'v2', auth });
}
