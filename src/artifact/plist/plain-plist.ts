import { PlistUid, type PlistValue } from './plist-value.ts';

export type PlainValue = string | number | boolean | null | readonly PlainValue[] | PlainObject;

export interface PlainObject {
  readonly [key: string]: PlainValue;
}

/** A property list as JSON has it: data as base64, dates as ISO 8601, large integers as decimal text. */
export function plainPlist(value: PlistValue): PlainValue {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return value.toString('base64');
  if (value instanceof PlistUid) return { CF$UID: value.uid };
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, each]) => [key, plainPlist(each as PlistValue)]));
  }
  if (Array.isArray(value)) return value.map((each) => plainPlist(each as PlistValue));
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return value as PlainValue;
}
