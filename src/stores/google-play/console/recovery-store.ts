import type { androidpublisher_v3 as v3 } from 'googleapis/build/src/apis/androidpublisher/index.js';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import type {
  Recovery,
  RecoveryStatus,
  RecoveryStore,
  RecoveryTarget,
} from '../../../recovery/recovery-store.ts';
import { isTransient } from '../../patience.ts';
import type { PlayClient } from '../client.ts';
import { withRetries } from '../pace.ts';
import type { PlayApi } from '../transport.ts';

export function createRecoveryStore(client: PlayClient, label: string): RecoveryStore {
  const list = (applicationId: string) => listRecoveries(client, applicationId);
  return {
    label,
    listRecoveries: list,
    async createRecovery(applicationId, target) {
      const requestBody = {
        remoteInAppUpdate: { isRemoteInAppUpdateRequested: true },
        targeting: targetingOf(target),
      };
      // Not repeated: every call that arrives makes another draft.
      const made = await client.transport.call((api) =>
        api.apprecovery.create({ packageName: applicationId, requestBody }),
      );
      return recoveryFrom(made);
    },
    deployRecovery: (applicationId, id) =>
      move(client, { applicationId, id, wanted: 'active' }, (api, place) =>
        api.apprecovery.deploy({ ...place, requestBody: {} }),
      ),
    cancelRecovery: (applicationId, id) =>
      move(client, { applicationId, id, wanted: 'canceled' }, (api, place) =>
        api.apprecovery.cancel({ ...place, requestBody: {} }),
      ),
  };
}

interface Move {
  readonly applicationId: string;
  readonly id: string;
  readonly wanted: RecoveryStatus;
}

/** Observe, act, read back. An action that is where it should be is left alone, so a retry is harmless. */
async function move(
  client: PlayClient,
  { applicationId, id, wanted }: Move,
  act: (
    api: PlayApi,
    place: { packageName: string; appRecoveryId: string },
  ) => Promise<{ readonly data: unknown }>,
): Promise<Recovery> {
  const before = await find(client, applicationId, id);
  if (before.status === wanted) return before;
  const place = { packageName: applicationId, appRecoveryId: id };
  const lost = await client.transport.call((api) => act(api, place)).then(() => undefined, keepTransient);
  const after = await find(client, applicationId, id);
  if (after.status !== wanted && lost !== undefined) throw lost;
  return after;
}

/** An answer that was lost says nothing; the read that follows does. */
function keepTransient(error: unknown): unknown {
  if (isTransient(error)) return error;
  throw error;
}

async function find(client: PlayClient, applicationId: string, id: string): Promise<Recovery> {
  const found = (await listRecoveries(client, applicationId)).find((recovery) => recovery.id === id);
  if (found !== undefined) return found;
  throw new SlipwayError('STORE_NOT_FOUND', {
    message: `Google Play has no recovery action ${id} for ${applicationId}.`,
    next: 'slipway recovery status lists the actions there are.',
  });
}

async function listRecoveries(client: PlayClient, packageName: string): Promise<readonly Recovery[]> {
  const { recoveryActions } = await withRetries(client.pace, () =>
    client.transport.call((api) => api.apprecovery.list({ packageName })),
  );
  return (recoveryActions ?? []).map(recoveryFrom);
}

function targetingOf({ versionCodes, regions, sdkLevels }: RecoveryTarget): v3.Schema$Targeting {
  const narrowed = regions !== undefined || sdkLevels !== undefined;
  return {
    versionList: { versionCodes: versionCodes.map(String) },
    ...(regions === undefined ? {} : { regions: { regionCode: [...regions] } }),
    ...(sdkLevels === undefined ? {} : { androidSdks: { sdkLevels: sdkLevels.map(String) } }),
    ...(narrowed ? {} : { allUsers: { isAllUsersRequested: true } }),
  };
}

function recoveryFrom(action: v3.Schema$AppRecoveryAction): Recovery {
  const { targeting = {} } = action;
  const { versionRange } = targeting;
  return {
    id: action.appRecoveryId ?? '',
    status: statusFrom(action.status),
    target: {
      versionCodes: (targeting.versionList?.versionCodes ?? []).map(Number),
      versionRange:
        versionRange === undefined
          ? undefined
          : {
              from: Number(versionRange.versionCodeStart ?? 0),
              to: Number(versionRange.versionCodeEnd ?? 0),
            },
      regions: targeting.regions?.regionCode ?? undefined,
      sdkLevels: targeting.androidSdks?.sdkLevels?.map(Number),
    },
    createdAt: action.createTime ?? undefined,
    deployedAt: action.deployTime ?? undefined,
    canceledAt: action.cancelTime ?? undefined,
    devices: devicesOf(action.remoteInAppUpdateData),
  };
}

const statuses = ['draft', 'active', 'canceled', 'generation-in-progress', 'generation-failed'] as const;

function statusFrom(text: string | null | undefined): RecoveryStatus {
  const word = (text ?? '').replace('RECOVERY_STATUS_', '').toLowerCase().replaceAll('_', '-');
  return statuses.find((status) => status === word) ?? 'unknown';
}

function devicesOf(data: v3.Schema$RemoteInAppUpdateData | undefined): Recovery['devices'] {
  const bundles = data?.remoteAppUpdateDataPerBundle ?? [];
  if (bundles.length === 0) return undefined;
  const sum = (field: 'totalDeviceCount' | 'recoveredDeviceCount') =>
    bundles.reduce((total, bundle) => total + Number(bundle[field] ?? 0), 0);
  return { affected: sum('totalDeviceCount'), recovered: sum('recoveredDeviceCount') };
}
