/** Whether the app is on sale in one country or region. */
export interface TerritoryAvailability {
  /** The store's id of the entry. */
  readonly id: string;
  /** Three letters, such as `DEU`. */
  readonly territory: string;
  readonly available: boolean;
}

/** Where the app can be had at all. The App Store changes it one territory at a time. */
export interface AvailabilityStore {
  readonly label: string;
  /** In the order of their names. */
  readTerritories(applicationId: string): Promise<readonly TerritoryAvailability[]>;
  setAvailable(entry: TerritoryAvailability, available: boolean): Promise<void>;
}
