import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { SubmitRequest } from '../../store.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { type GroupView, readGroups } from './read-groups.ts';

export interface GroupPlace {
  readonly appId: string;
  readonly group: string;
}

export interface GroupSubmission extends GroupPlace {
  readonly request: SubmitRequest;
}

/** The group by its name. Throws STORE_NOT_FOUND, which names those that there are. */
export async function findGroup(client: AppStoreClient, { appId, group }: GroupPlace): Promise<GroupView> {
  const groups = await readGroups(client, appId);
  const found = groups.find(({ name }) => name === group);
  if (found !== undefined) return found;
  throw new SlipwayError('STORE_NOT_FOUND', {
    message: `TestFlight has no group "${group}" for the app.`,
    seen: `its groups: ${groups.map(({ name }) => name).join(', ') || 'none'}`,
    next: 'Create the group in App Store Connect under TestFlight, or name one of these in the config.',
  });
}
