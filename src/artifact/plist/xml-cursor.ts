import { corrupt, type Place } from '../corrupt.ts';

/** Where a parser stands in a text. Offsets count UTF-16 units. */
export interface XmlCursor {
  readonly text: string;
  readonly place: Place;
  at: number;
}

export interface Tag {
  readonly name: string;
  readonly closing: boolean;
  /** `<name/>` */
  readonly empty: boolean;
}

/** The next tag; only white space and comments may stand before it. */
export function readTag(cursor: XmlCursor): Tag {
  const { text } = cursor;
  skipBlanks(cursor);
  if (text[cursor.at] !== '<') throw corrupt('Text stands between the tags.', here(cursor));
  const end = text.indexOf('>', cursor.at);
  if (end < 0) throw corrupt('A tag is not closed.', here(cursor));
  // The longest tag of a property list is <plist version="1.0">; a bound keeps a hostile one cheap.
  if (end - cursor.at > 256) throw corrupt('A tag is longer than any of a property list.', here(cursor));
  const match = /^<(\/?)([a-z]+)(?:\s+[a-zA-Z:]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>$/.exec(
    text.slice(cursor.at, end + 1),
  );
  const name = match?.[2];
  if (match === null || name === undefined) throw corrupt('A tag is malformed.', here(cursor));
  cursor.at = end + 1;
  return { name, closing: match[1] === '/', empty: match[3] === '/' };
}

/** Skips the XML declaration and the document type; one with declarations of its own is refused. */
export function skipProlog(cursor: XmlCursor): void {
  skipBlanks(cursor);
  if (cursor.text.startsWith('<?xml', cursor.at)) skipPast(cursor, '?>');
  skipBlanks(cursor);
  if (!cursor.text.startsWith('<!DOCTYPE', cursor.at)) return;
  const start = cursor.at;
  skipPast(cursor, '>');
  if (cursor.text.slice(start, cursor.at).includes('[')) {
    throw corrupt('The property list declares entities of its own, which is how XML files blow up.', {
      ...cursor.place,
      offset: start,
    });
  }
}

function skipBlanks(cursor: XmlCursor): void {
  const { text } = cursor;
  for (;;) {
    while (isBlank(text.charCodeAt(cursor.at))) cursor.at += 1;
    if (!text.startsWith('<!--', cursor.at)) return;
    skipPast(cursor, '-->');
  }
}

/** Moves behind the next `end`. */
export function skipPast(cursor: XmlCursor, end: string): void {
  const found = cursor.text.indexOf(end, cursor.at);
  if (found < 0) throw corrupt(`"${end}" is missing.`, here(cursor));
  cursor.at = found + end.length;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function here({ place, at }: XmlCursor): Place {
  return { ...place, offset: at };
}
