import type { ResourceConfig } from './resource-config.ts';
import type { ResourceValue } from './resource-value.ts';

/** What an id stands for, such as `string/app_name` of the package `com.example`. */
export interface ResourceName {
  readonly packageName: string;
  readonly type: string;
  readonly name: string;
}

export interface ConfiguredValue {
  readonly config: ResourceConfig;
  readonly value: ResourceValue;
}

/** One value of one entry. */
export interface ResourceEntry extends ResourceName, ConfiguredValue {
  readonly id: number;
}

/** The resources of an app, whichever of the two compiled forms they came from. */
export interface ResourceTable {
  readonly packages: readonly { readonly id: number; readonly name: string }[];
  /** The values of a resource as they stand, in the order of the table; none for an unknown id. */
  readonly valuesOf: (id: number) => readonly ConfiguredValue[];
  /** Undefined for an id that the table does not have, such as one of the framework. */
  readonly nameOf: (id: number) => ResourceName | undefined;
  /** Configurations that some resource has a value for, without repetition. */
  readonly configs: () => readonly ResourceConfig[];
  /** Every value, by type and configuration. */
  readonly entries: () => Iterable<ResourceEntry>;
  /** Values per configuration, references followed; empty when nothing of them is known. */
  readonly resolve: (id: number) => readonly ConfiguredValue[];
}

/** A table without any resource, for artifacts that have none. */
export const emptyTable: ResourceTable = {
  packages: [],
  valuesOf: () => [],
  nameOf: () => undefined,
  configs: () => [],
  entries: () => [],
  resolve: () => [],
};
