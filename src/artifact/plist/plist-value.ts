/** A value of a property list. Dictionaries are maps, so that no key of a hostile file can mean anything to us. */
export type PlistValue =
  | string
  | number
  /** Only integers that a number cannot hold exactly. */
  | bigint
  | boolean
  | Date
  | Buffer
  | PlistUid
  | readonly PlistValue[]
  | PlistDict;

export type PlistDict = ReadonlyMap<string, PlistValue>;

/** A reference inside a keyed archive; only binary property lists have them. */
export class PlistUid {
  readonly uid: number;
  constructor(uid: number) {
    this.uid = uid;
  }
}

/** Bounds that no property list of a real app comes near, and that keep a hostile one harmless. */
export const plistLimits = {
  bytes: 64 * 1024 * 1024,
  /** Containers within containers. */
  depth: 128,
  /** Values after every shared reference of a binary list is written out. */
  values: 1_000_000,
} as const;

export function asDict(value: PlistValue | undefined): PlistDict | undefined {
  return value instanceof Map ? (value as PlistDict) : undefined;
}

export function asArray(value: PlistValue | undefined): readonly PlistValue[] | undefined {
  return Array.isArray(value) ? (value as readonly PlistValue[]) : undefined;
}

export function stringAt(dict: PlistDict | undefined, key: string): string | undefined {
  const value = dict?.get(key);
  return typeof value === 'string' ? value : undefined;
}

export function booleanAt(dict: PlistDict | undefined, key: string): boolean | undefined {
  const value = dict?.get(key);
  return typeof value === 'boolean' ? value : undefined;
}

/** Milliseconds since 1970 of a date value. */
export function dateAt(dict: PlistDict | undefined, key: string): number | undefined {
  const value = dict?.get(key);
  return value instanceof Date ? value.getTime() : undefined;
}

export function dictAt(dict: PlistDict | undefined, key: string): PlistDict | undefined {
  return asDict(dict?.get(key));
}

export function arrayAt(dict: PlistDict | undefined, key: string): readonly PlistValue[] {
  return asArray(dict?.get(key)) ?? [];
}

/** The strings of an array, or the one string that stands where an array may. */
export function stringsAt(dict: PlistDict | undefined, key: string): readonly string[] {
  const value = dict?.get(key);
  if (typeof value === 'string') return [value];
  return (asArray(value) ?? []).filter((each) => typeof each === 'string');
}
