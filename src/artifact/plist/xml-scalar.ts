import { corrupt, type Place } from '../corrupt.ts';
import { narrow } from './binary-scalar.ts';
import type { PlistValue } from './plist-value.ts';
import type { Tag } from './xml-cursor.ts';

/** The value of an element that holds no others. https://www.apple.com/DTDs/PropertyList-1.0.dtd */
export function scalarOf({ name }: Tag, text: string, place: Place): PlistValue {
  switch (name) {
    case 'string':
      return text;
    case 'true':
    case 'false':
      return name === 'true';
    case 'integer':
      return integer(text.trim(), place);
    case 'real':
      return real(text.trim(), place);
    case 'date':
      return date(text.trim(), place);
    case 'data':
      return data(text, place);
    default:
      throw corrupt(`<${name}> is no element of a property list.`, place);
  }
}

function integer(text: string, place: Place): number | bigint {
  // Longer than 128 bits in decimal or hexadecimal is no integer of Core Foundation.
  const match = /^([+-]?)(0x[0-9a-f]{1,32}|[0-9]{1,39})$/i.exec(text);
  if (match === null) throw corrupt('An <integer> of the property list is none.', place);
  const size = BigInt(match[2] as string);
  return narrow(match[1] === '-' ? -size : size);
}

function real(text: string, place: Place): number {
  const special = { nan: Number.NaN, inf: Infinity, infinity: Infinity } as const;
  const bare = text.replace(/^[+-]/, '').toLowerCase();
  const value = Object.hasOwn(special, bare) ? special[bare as keyof typeof special] : Number(bare);
  if (bare === '' || (Number.isNaN(value) && bare !== 'nan')) {
    throw corrupt('A <real> of the property list is none.', place);
  }
  return text.startsWith('-') ? -value : value;
}

function date(text: string, place: Place): Date {
  const value = /^-?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(value.getTime())) throw corrupt('A <date> of the property list is none.', place);
  return value;
}

function data(text: string, place: Place): Buffer {
  if (!/^[A-Za-z0-9+/=\s]*$/.test(text)) throw corrupt('A <data> of the property list is not base64.', place);
  return Buffer.from(text, 'base64');
}
