import { preconditionFailed } from '../refusal.ts';

/** Which versions, and which of their users. Version codes travel as strings. */
export interface Targeting {
  readonly versionList?: { readonly versionCodes?: readonly string[] };
  readonly versionRange?: { readonly versionCodeStart?: string; readonly versionCodeEnd?: string };
  readonly allUsers?: { readonly isAllUsersRequested?: boolean };
  readonly regions?: { readonly regionCode?: readonly string[] };
  readonly androidSdks?: { readonly sdkLevels?: readonly string[] };
}

export type TargetingUpdate = Pick<Targeting, 'allUsers' | 'regions' | 'androidSdks'>;

/** An action that asks users of a bad version to update; the document calls it app recovery. */
export interface RecoveryAction {
  readonly appRecoveryId: string;
  readonly status: 'RECOVERY_STATUS_DRAFT' | 'RECOVERY_STATUS_ACTIVE' | 'RECOVERY_STATUS_CANCELED';
  readonly targeting: Targeting;
  readonly createTime: string;
  readonly lastUpdateTime: string;
  readonly deployTime?: string;
  readonly cancelTime?: string;
}

export function deployed(action: RecoveryAction, now: string): RecoveryAction {
  if (action.status !== 'RECOVERY_STATUS_DRAFT') throw preconditionFailed('Precondition check failed.');
  return { ...action, status: 'RECOVERY_STATUS_ACTIVE', deployTime: now, lastUpdateTime: now };
}

/** Only an action that runs can be canceled; it cannot be resumed. */
export function canceled(action: RecoveryAction, now: string): RecoveryAction {
  if (action.status !== 'RECOVERY_STATUS_ACTIVE') throw preconditionFailed('Precondition check failed.');
  return { ...action, status: 'RECOVERY_STATUS_CANCELED', cancelTime: now, lastUpdateTime: now };
}

/** Targeting can grow, and only by criteria that the action was made with. */
export function widened(action: RecoveryAction, update: TargetingUpdate, now: string): RecoveryAction {
  if (action.status === 'RECOVERY_STATUS_CANCELED') throw preconditionFailed('Precondition check failed.');
  const { targeting } = action;
  const unknown = (['allUsers', 'regions', 'androidSdks'] as const).find(
    (criterion) => update[criterion] !== undefined && targeting[criterion] === undefined,
  );
  if (unknown !== undefined) throw preconditionFailed('Precondition check failed.');
  const regions = union(targeting.regions?.regionCode, update.regions?.regionCode);
  const levels = union(targeting.androidSdks?.sdkLevels, update.androidSdks?.sdkLevels);
  return {
    ...action,
    lastUpdateTime: now,
    targeting: {
      ...targeting,
      ...(update.allUsers === undefined ? {} : { allUsers: update.allUsers }),
      ...(regions.length === 0 ? {} : { regions: { regionCode: regions } }),
      ...(levels.length === 0 ? {} : { androidSdks: { sdkLevels: levels } }),
    },
  };
}

export function targets({ targeting }: RecoveryAction, versionCode: number): boolean {
  const { versionList, versionRange } = targeting;
  if (versionList !== undefined) return (versionList.versionCodes ?? []).map(Number).includes(versionCode);
  const { versionCodeStart = '0', versionCodeEnd = '0' } = versionRange ?? {};
  return versionCode >= Number(versionCodeStart) && versionCode <= Number(versionCodeEnd);
}

function union(a: readonly string[] = [], b: readonly string[] = []): readonly string[] {
  return [...new Set([...a, ...b])];
}
