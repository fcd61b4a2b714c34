import type { PlainObject, PlainValue } from '../plist/plain-plist.ts';

/** One entitlement of a signature that the profile does not grant. */
export interface Exceeded {
  readonly key: string;
  /** What the signature claims, as JSON. */
  readonly claimed: string;
  /** What the profile grants, as JSON; undefined when it does not know the key. */
  readonly granted: string | undefined;
}

/** Apple adds it while it processes an upload, so an older profile may lack it. */
const grantedToAll: ReadonlySet<string> = new Set(['beta-reports-active']);

/** The entitlements that go beyond the profile's, wildcards in it resolved; in the order of the signature. */
export function exceededEntitlements(claimed: PlainObject, granted: PlainObject): readonly Exceeded[] {
  return Object.entries(claimed).flatMap(([key, value]) => {
    const grant = Object.hasOwn(granted, key) ? granted[key] : undefined;
    // A switch that is off asks for nothing.
    if (value === false || grantedToAll.has(key) || isGranted(value, grant)) return [];
    return [
      {
        key,
        claimed: JSON.stringify(value),
        granted: grant === undefined ? undefined : JSON.stringify(grant),
      },
    ];
  });
}

function isGranted(claimed: PlainValue, granted: PlainValue | undefined): boolean {
  if (granted === undefined) return false;
  const grants = isList(granted) ? granted : [granted];
  if (isList(claimed)) return claimed.every((each) => grants.some((grant) => isGranted(each, grant)));
  if (isList(granted)) return granted.some((grant) => isGranted(claimed, grant));
  if (typeof claimed === 'string' && typeof granted === 'string') return matches(claimed, granted);
  return isSame(claimed, granted);
}

/** Only a star at the end stands for anything: `TEAM.*`, or `*` alone. */
function matches(claimed: string, granted: string): boolean {
  return granted.endsWith('*') ? claimed.startsWith(granted.slice(0, -1)) : claimed === granted;
}

/** Whether two values say the same, whatever the order of their keys. */
export function isSame(one: PlainValue, other: PlainValue): boolean {
  if (isList(one) && isList(other)) {
    return (
      one.length === other.length && one.every((each, index) => isSame(each, other[index] as PlainValue))
    );
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every(
    (key) => Object.hasOwn(other, key) && isSame(one[key] as PlainValue, other[key] as PlainValue),
  );
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function isObject(value: PlainValue): value is PlainObject {
  return typeof value === 'object' && value !== null && !isList(value);
}
