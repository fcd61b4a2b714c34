import type { playdeveloperreporting_v1beta1 as v1 } from 'googleapis/build/src/apis/playdeveloperreporting/index.js';
import { createAuthClient } from './auth-client.ts';
import { originOf } from './endpoint.ts';
import type { TransportOptions } from './transport.ts';

const scope = 'https://www.googleapis.com/auth/playdeveloperreporting';
const googleReporting = 'https://playdeveloperreporting.googleapis.com';

/** Google's own client of the Play Developer Reporting API, signed in as the store is, with the scope that it wants. */
export async function openReportingApi({
  endpoint,
  credentials,
  fetch,
}: TransportOptions): Promise<v1.Playdeveloperreporting> {
  const localOrigin = endpoint.kind === 'local' ? originOf(endpoint) : undefined;
  const auth = await createAuthClient({ credentials, localOrigin, scope, fetch });
  const { playdeveloperreporting } = await import(
    'googleapis/build/src/apis/playdeveloperreporting/index.js'
  );
  // A question may be repeated at any time, and the client does so when the server is unavailable.
  return playdeveloperreporting({ version: 'v1beta1', auth, rootUrl: localOrigin ?? googleReporting });
}
