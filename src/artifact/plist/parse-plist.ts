import { corrupt, type Place } from '../corrupt.ts';
import { parseBinaryPlist } from './binary-plist.ts';
import { asDict, type PlistDict, type PlistValue, plistLimits } from './plist-value.ts';
import { parseXmlPlist } from './xml-plist.ts';

/**
 * Parses a property list, binary or XML, told apart by its first bytes.
 * `place` names the file in an error. ARTIFACT_CORRUPT when it is neither, or damaged, or made to exhaust memory.
 */
export function parsePlist(bytes: Buffer, place: Place): PlistValue {
  if (bytes.length > plistLimits.bytes) throw corrupt('The property list is larger than 64 MiB.', place);
  if (bytes.toString('latin1', 0, 7) === 'bplist0') return parseBinaryPlist(bytes, place);
  const text = decode(bytes);
  if (/^\s*</.test(text.slice(0, 1024))) return parseXmlPlist(text, place);
  throw corrupt('The file is neither a binary nor an XML property list.', place);
}

/** Like `parsePlist`, for the files whose outermost value is a dictionary, such as Info.plist. */
export function parsePlistDict(bytes: Buffer, place: Place): PlistDict {
  const dict = asDict(parsePlist(bytes, place));
  if (dict === undefined) throw corrupt('The property list holds something other than a dictionary.', place);
  return dict;
}

/** UTF-8, or UTF-16 where a byte order mark says so. */
function decode(bytes: Buffer): string {
  if (bytes.length >= 2 && bytes.readUInt16BE(0) === 0xfffe) return bytes.toString('utf16le', 2);
  if (bytes.length >= 2 && bytes.readUInt16BE(0) === 0xfeff) {
    const even = bytes.length - (bytes.length % 2);
    return Buffer.from(bytes.subarray(2, even)).swap16().toString('utf16le');
  }
  const start = bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0xefbbbf ? 3 : 0;
  return bytes.toString('utf8', start);
}
