import { plainPlist } from '../plist/plain-plist.ts';
import { asArray, asDict, type PlistDict, type PlistValue } from '../plist/plist-value.ts';

/** One entitlement of a signature that the profile does not grant. */
export interface Exceeded {
  readonly key: string;
  /** What the signature claims, as JSON. */
  readonly claimed: string;
  /** What the profile grants, as JSON; undefined when it does not know the key. */
  readonly granted: string | undefined;
}

/** Keys that need no grant: they restrict the app, or Apple adds them while it processes the upload. */
const grantedToAll: ReadonlySet<string> = new Set(['get-task-allow', 'beta-reports-active']);

/** The entitlements that go beyond the profile's, wildcards in it resolved; in the order of the signature. */
export function exceededEntitlements(claimed: PlistDict, granted: PlistDict): readonly Exceeded[] {
  return [...claimed].flatMap(([key, value]) => {
    const grant = granted.get(key);
    if (isGranted(value, grant) || isHarmless(key, value)) return [];
    return [{ key, claimed: text(value), granted: grant === undefined ? undefined : text(grant) }];
  });
}

/** A switch that is off asks for nothing. */
function isHarmless(key: string, value: PlistValue): boolean {
  return value === false || (grantedToAll.has(key) && value !== true);
}

function isGranted(claimed: PlistValue, granted: PlistValue | undefined): boolean {
  if (granted === undefined) return false;
  const list = asArray(claimed);
  const grants = asArray(granted);
  if (list !== undefined) {
    return list.every((each) => (grants ?? [granted]).some((grant) => isGranted(each, grant)));
  }
  if (grants !== undefined) return grants.some((grant) => isGranted(claimed, grant));
  if (typeof claimed === 'string' && typeof granted === 'string') return matches(claimed, granted);
  return isSame(claimed, granted);
}

/** Only a star at the end stands for anything: `TEAM.*`, or `*` alone. */
function matches(claimed: string, granted: string): boolean {
  return granted.endsWith('*') ? claimed.startsWith(granted.slice(0, -1)) : claimed === granted;
}

/** Whether two property lists say the same, whatever the order of their keys. */
export function isSame(one: PlistValue, other: PlistValue): boolean {
  const [dict, otherDict] = [asDict(one), asDict(other)];
  if (dict === undefined || otherDict === undefined) return text(one) === text(other);
  if (dict.size !== otherDict.size) return false;
  return [...dict].every(([key, value]) => {
    const against = otherDict.get(key);
    return against !== undefined && isSame(value, against);
  });
}

function text(value: PlistValue): string {
  return JSON.stringify(plainPlist(value));
}
