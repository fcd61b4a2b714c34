import { corrupt } from '../corrupt.ts';
import { skipPast, type XmlCursor } from './xml-cursor.ts';

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The text up to `</name>`, with comments left out, CDATA taken as it is and references resolved. */
export function readText(cursor: XmlCursor, name: string): string {
  const parts: string[] = [];
  for (;;) {
    const next = cursor.text.indexOf('<', cursor.at);
    if (next < 0) throw corrupt(`<${name}> is not closed.`, { ...cursor.place, offset: cursor.at });
    parts.push(resolve(cursor.text.slice(cursor.at, next), cursor));
    cursor.at = next;
    if (cursor.text.startsWith('<!--', next)) skipPast(cursor, '-->');
    else if (cursor.text.startsWith('<![CDATA[', next)) {
      skipPast(cursor, ']]>');
      parts.push(cursor.text.slice(next + 9, cursor.at - 3));
    } else break;
  }
  const end = /^<\/([a-z]+)\s{0,16}>/.exec(cursor.text.slice(cursor.at, cursor.at + name.length + 20));
  if (end?.[1] !== name) {
    throw corrupt(`<${name}> is closed by something else.`, { ...cursor.place, offset: cursor.at });
  }
  cursor.at += end[0].length;
  return parts.join('');
}

function resolve(text: string, cursor: XmlCursor): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&([^;&\s]{0,12};)?/g, (_, reference?: string) => {
    const resolved = reference === undefined ? undefined : characterOf(reference.slice(0, -1));
    if (resolved === undefined) {
      throw corrupt('A character reference of the property list is unknown.', {
        ...cursor.place,
        offset: cursor.at,
      });
    }
    return resolved;
  });
}

function characterOf(reference: string): string | undefined {
  if (!reference.startsWith('#')) return Object.hasOwn(named, reference) ? named[reference] : undefined;
  const digits = reference.slice(1);
  const isHex = /^x[0-9a-f]{1,6}$/i.test(digits);
  if (!isHex && !/^[0-9]{1,7}$/.test(digits)) return undefined;
  const code = isHex ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
