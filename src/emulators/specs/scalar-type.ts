import type { ValueSpec } from './spec.ts';

export interface ScalarType {
  /** Google's name of it in messages; enums have none that a document tells. */
  readonly name: string | undefined;
  readonly accepts: (value: unknown, of: 'request' | 'answer') => boolean;
}

/** The values that a field takes which is neither a message nor a list. */
export function scalarType({ type, format, enum: words }: ValueSpec): ScalarType {
  if (words !== undefined) {
    return { name: undefined, accepts: (value) => typeof value === 'string' && words.includes(value) };
  }
  switch (format ?? type) {
    case 'int32':
      return whole('TYPE_INT32', { least: -(2n ** 31n), most: 2n ** 31n - 1n, asText: false });
    case 'uint32':
      return whole('TYPE_UINT32', { least: 0n, most: 2n ** 32n - 1n, asText: false });
    case 'int64':
      return whole('TYPE_INT64', { least: -(2n ** 63n), most: 2n ** 63n - 1n, asText: true });
    case 'uint64':
      return whole('TYPE_UINT64', { least: 0n, most: 2n ** 64n - 1n, asText: true });
    case 'double':
    case 'float':
    case 'number':
      return { name: `TYPE_${(format ?? 'double').toUpperCase()}`, accepts: isNumber };
    case 'boolean':
      return { name: 'TYPE_BOOL', accepts: (value) => typeof value === 'boolean' };
    case 'google-datetime':
      return { name: undefined, accepts: (value) => typeof value === 'string' && instant.test(value) };
    case 'google-duration':
      return { name: undefined, accepts: (value) => typeof value === 'string' && duration.test(value) };
    case 'any':
      return { name: undefined, accepts: () => true };
    default:
      return { name: 'TYPE_STRING', accepts: (value) => typeof value === 'string' };
  }
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
const duration = /^-?\d+(\.\d{1,9})?s$/;

interface Bounds {
  readonly least: bigint;
  readonly most: bigint;
  /** JSON has no 64-bit numbers, so Google writes them as strings. */
  readonly asText: boolean;
}

function whole(name: string, { least, most, asText }: Bounds): ScalarType {
  return {
    name,
    accepts(value, of) {
      if (of === 'answer' && typeof value !== (asText ? 'string' : 'number')) return false;
      const text = typeof value === 'number' && Number.isInteger(value) ? BigInt(value).toString() : value;
      if (typeof text !== 'string' || !/^-?\d+$/.test(text)) return false;
      const number = BigInt(text);
      return number >= least && number <= most;
    },
  };
}

function isNumber(value: unknown, of: 'request' | 'answer'): boolean {
  if (typeof value === 'number') return true;
  return of === 'request' && typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value));
}
