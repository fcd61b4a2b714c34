import type { StringPool } from './string-pool.ts';

/** A value of a resource, as the table has it. */
export type ResourceValue =
  | { readonly kind: 'text'; readonly text: string }
  /** An entry of the archive, such as `res/drawable-hdpi-v4/icon.png`. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'integer'; readonly integer: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  /** `#aarrggbb`. */
  | { readonly kind: 'color'; readonly color: string }
  | { readonly kind: 'float'; readonly float: number }
  /** With its unit, such as `16dp` or `50%p`. */
  | { readonly kind: 'dimension'; readonly size: number; readonly unit: string }
  /** Another resource; id 0 is `@null`. */
  | { readonly kind: 'reference'; readonly id: number }
  /** An attribute of the theme, such as `?attr/colorPrimary`. */
  | { readonly kind: 'attribute'; readonly id: number }
  | { readonly kind: 'bag'; readonly parent: number; readonly items: () => readonly BagItem[] }
  | { readonly kind: 'empty' };

/** One item of a style, array or plural; `key` is the resource id of the attribute, or an index. */
export interface BagItem {
  readonly key: number;
  readonly value: ResourceValue;
}

/** How to read the Res_value of ResourceTypes.h at `at`. */
export interface ValueAt {
  readonly type: number;
  readonly data: number;
  readonly strings: StringPool;
  /** In a `string` resource a text is a text, even if it looks like the path of a file. */
  readonly isString: boolean;
}

const units = ['px', 'dp', 'sp', 'pt', 'in', 'mm'];
const fractionUnits = ['%', '%p'];
/** Where the point is in the upper 24 bits. */
const radixes = [2 ** -8, 2 ** -15, 2 ** -23, 2 ** -31];
const firstColor = 0x1c;
const lastColor = 0x1f;

/** Turns a typed value into ours. RangeError when it is a string that the pool does not have. */
export function resourceValue({ type, data, strings, isString }: ValueAt): ResourceValue {
  switch (type) {
    case 0x01:
    case 0x07:
      return { kind: 'reference', id: data };
    case 0x02:
    case 0x08:
      return { kind: 'attribute', id: data };
    case 0x03:
      return textValue(strings(data), isString);
    case 0x04:
      return { kind: 'float', float: floatOf(data) };
    case 0x05:
      return { kind: 'dimension', size: complexOf(data), unit: units[data & 0x0f] ?? '' };
    case 0x06:
      return { kind: 'dimension', size: complexOf(data) * 100, unit: fractionUnits[data & 0x0f] ?? '' };
    case 0x10:
    case 0x11:
      return { kind: 'integer', integer: data | 0 };
    case 0x12:
      return { kind: 'boolean', boolean: data !== 0 };
    default:
      if (type < firstColor || type > lastColor) return { kind: 'empty' };
      return { kind: 'color', color: `#${data.toString(16).padStart(8, '0')}` };
  }
}

function textValue(text: string | undefined, isString: boolean): ResourceValue {
  if (text === undefined) throw new RangeError('a value is a string that the pool does not have');
  return !isString && text.startsWith('res/') ? { kind: 'file', path: text } : { kind: 'text', text };
}

function complexOf(data: number): number {
  return ((data & 0xffffff00) | 0) * (radixes[(data >> 4) & 3] ?? 0);
}

function floatOf(data: number): number {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(data);
  return bytes.readFloatLE(0);
}
