import { corrupt, type Place } from '../corrupt.ts';
import { type PlistValue, plistLimits } from './plist-value.ts';
import { readTag, skipProlog, type Tag, type XmlCursor } from './xml-cursor.ts';
import { scalarOf } from './xml-scalar.ts';
import { readText } from './xml-text.ts';

interface Frame {
  readonly tag: 'array' | 'dict' | 'plist';
  readonly array: PlistValue[];
  readonly dict: Map<string, PlistValue>;
  key: string | undefined;
}

/**
 * Parses an XML property list. No document type with declarations of its own is accepted, so there is
 * no entity to expand; containers are kept on a stack of ours, so depth costs nothing.
 * ARTIFACT_CORRUPT when it is not well-formed or not a property list.
 */
export function parseXmlPlist(text: string, place: Place): PlistValue {
  const cursor: XmlCursor = { text, place, at: 0 };
  skipProlog(cursor);
  const stack: Frame[] = [frame('plist')];
  let values = 0;
  const first = readTag(cursor);
  if (first.name !== 'plist' || first.closing || first.empty) {
    throw corrupt('The property list does not start with <plist>.', place);
  }
  for (;;) {
    const top = stack.at(-1) as Frame;
    const tag = readTag(cursor);
    values += 1;
    if (values > 2 * plistLimits.values) throw corrupt('The property list has over a million values.', place);
    if (tag.closing) {
      if (tag.name !== top.tag) throw misplaced(cursor, tag);
      if (top.tag === 'plist') return onlyValue(top, place);
      stack.pop();
      put(stack.at(-1) as Frame, closed(top, cursor), cursor);
    } else if (tag.name === 'array' || tag.name === 'dict') {
      if (tag.empty) put(top, tag.name === 'array' ? [] : new Map(), cursor);
      else stack.push(frame(tag.name));
      if (stack.length > plistLimits.depth) throw corrupt('The property list is nested too deeply.', place);
    } else if (tag.name === 'key') {
      setKey(top, tag.empty ? '' : readText(cursor, 'key'), cursor);
    } else {
      put(top, scalarOf(tag, tag.empty ? '' : readText(cursor, tag.name), here(cursor)), cursor);
    }
  }
}

function frame(tag: Frame['tag']): Frame {
  return { tag, array: [], dict: new Map(), key: undefined };
}

function put(top: Frame, value: PlistValue, cursor: XmlCursor): void {
  if (top.tag !== 'dict') {
    top.array.push(value);
    return;
  }
  if (top.key === undefined) throw corrupt('A value of the property list has no key.', here(cursor));
  top.dict.set(top.key, value);
  top.key = undefined;
}

function setKey(top: Frame, key: string, cursor: XmlCursor): void {
  if (top.tag !== 'dict' || top.key !== undefined) {
    throw corrupt('A key of the property list stands where none may.', here(cursor));
  }
  top.key = key;
}

function closed(top: Frame, cursor: XmlCursor): PlistValue {
  if (top.tag === 'array') return top.array;
  if (top.key !== undefined) throw corrupt('A key of the property list has no value.', here(cursor));
  return top.dict;
}

function onlyValue({ array }: Frame, place: Place): PlistValue {
  const [value] = array;
  if (value === undefined || array.length !== 1) {
    throw corrupt(`The property list has ${array.length} values where it must have one.`, place);
  }
  return value;
}

function misplaced(cursor: XmlCursor, tag: Tag) {
  return corrupt(`</${tag.name}> closes what is not open.`, here(cursor));
}

function here({ place, at }: XmlCursor): Place {
  return { ...place, offset: at };
}
