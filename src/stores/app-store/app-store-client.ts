import type { AppStoreConnect } from '../../app-store-connect-api/index.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { SendStreamed } from '../send-streamed.ts';
import type { AppStorePace } from './pace.ts';

/** What every part of the adapter works with. */
export interface AppStoreClient {
  /** Names the store in messages. */
  readonly label: string;
  readonly api: AppStoreConnect;
  readonly pace: AppStorePace;
  readonly sendPart: SendStreamed;
  /** App Store Connect's id of an app, which never changes. Throws STORE_APP_UNKNOWN. */
  readonly appId: (applicationId: string) => Promise<string>;
}

/** The same client, whose calls may use what the hour's budget keeps for halts. */
export function forHalt(client: AppStoreClient): AppStoreClient {
  return { ...client, api: client.api.forHalt() };
}

/** Finds apps by their bundle id; a number is App Store Connect's own id already, and is not asked for. */
export function createAppFinder(api: AppStoreConnect): AppStoreClient['appId'] {
  const known = new Map<string, Promise<string>>();
  return (applicationId) => {
    if (/^\d+$/.test(applicationId)) return Promise.resolve(applicationId);
    const asked = known.get(applicationId) ?? findApp(api, applicationId);
    known.set(applicationId, asked);
    // What failed is asked for anew next time.
    asked.catch(() => known.delete(applicationId));
    return asked;
  };
}

async function findApp(api: AppStoreConnect, bundleId: string): Promise<string> {
  const query = { 'filter[bundleId]': [bundleId], 'fields[apps]': ['bundleId' as const], limit: 200 };
  const { data } = await api.get('/v1/apps', { params: { query } });
  // Apple's filter also finds ids that begin with the one that was asked for.
  const found = data.find(({ attributes }) => attributes?.bundleId === bundleId);
  if (found !== undefined) return found.id;
  throw new SlipwayError('STORE_APP_UNKNOWN', {
    message: `App Store Connect shows this key no app with the bundle id ${bundleId}.`,
    seen: `apps that it shows: ${(await visibleApps(api)).join(', ') || 'none'}`,
    next: 'Check the bundle id, create the app in App Store Connect, or give the key access to it.',
  });
}

async function visibleApps(api: AppStoreConnect): Promise<readonly string[]> {
  const query = { 'fields[apps]': ['bundleId' as const], limit: 20 };
  const { data } = await api.get('/v1/apps', { params: { query } });
  return data.map(({ attributes, id }) => attributes?.bundleId ?? id);
}
