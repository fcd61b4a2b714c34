/** Google Play's states of an action, without their prefix. */
export type RecoveryStatus =
  | 'draft'
  | 'active'
  | 'canceled'
  | 'generation-in-progress'
  | 'generation-failed'
  | 'unknown';

/** Who is asked to update: users of these versions, narrowed by region or Android version. */
export interface RecoveryTarget {
  readonly versionCodes: readonly number[];
  /** Two-letter country codes; undefined: everywhere. */
  readonly regions: readonly string[] | undefined;
  /** API levels; undefined: all. */
  readonly sdkLevels: readonly number[] | undefined;
}

export interface Recovery {
  readonly id: string;
  readonly status: RecoveryStatus;
  /** As the store describes whom the action reaches. */
  readonly target: RecoveryTarget & {
    readonly versionRange: { readonly from: number; readonly to: number } | undefined;
  };
  readonly createdAt: string | undefined;
  readonly deployedAt: string | undefined;
  readonly canceledAt: string | undefined;
  /** Devices with the version, and those that have updated since; undefined until the store tells. */
  readonly devices: { readonly affected: number; readonly recovered: number } | undefined;
}

/**
 * App recovery asks users who already run a bad version to update: the one lever on those whom a halt does
 * not reach. It needs a version that is good and that they can get.
 */
export interface RecoveryStore {
  readonly label: string;
  listRecoveries(applicationId: string): Promise<readonly Recovery[]>;
  /** A draft reaches nobody until it is deployed. */
  createRecovery(applicationId: string, target: RecoveryTarget): Promise<Recovery>;
  /** Reads back: the answer to a deployment says nothing. */
  deployRecovery(applicationId: string, id: string): Promise<Recovery>;
  cancelRecovery(applicationId: string, id: string): Promise<Recovery>;
}
