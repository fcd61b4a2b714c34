import { corrupt, type Place, parseOrCorrupt } from '../corrupt.ts';
import type { OpenElement, XmlAttribute, XmlElement, XmlValue } from '../xml-tree.ts';
import { type Chunk, chunksIn, chunkTypes, rootChunk } from './chunks.ts';
import { readStringPool, type StringPool } from './string-pool.ts';

// Value types of ResourceTypes.h.
const valueTypes = { reference: 0x01, text: 0x03, dynamicReference: 0x07, boolean: 0x12 } as const;
const firstInteger = 0x10;
const lastInteger = 0x1f;
const nodeHeaderSize = 16;
const attributeSize = 20;
const deepest = 256;
const longestText = 1024 * 1024;

interface State {
  strings: StringPool;
  resourceIds: Buffer;
  readonly stack: OpenElement[];
  root: XmlElement | undefined;
}

/** Whether the bytes are compiled XML, as in an APK; an AAR has plain text there. */
export function isBinaryXml(bytes: Buffer): boolean {
  return bytes.length >= 8 && bytes.readUInt16LE(0) === chunkTypes.xml;
}

/** Parses the compiled XML of an APK into a tree; ARTIFACT_CORRUPT when its chunks make no sense. */
export function parseBinaryXml(bytes: Buffer, place: Place): XmlElement {
  const state: State = { strings: () => undefined, resourceIds: Buffer.alloc(0), stack: [], root: undefined };
  for (const chunk of chunksIn(rootChunk(bytes, place))) {
    parseOrCorrupt('A chunk of the XML', chunk.place, () => applyChunk(chunk, state));
  }
  if (state.root === undefined || state.stack.length > 0) throw corrupt('The XML ends too early.', place);
  return state.root;
}

function applyChunk({ type, headerSize, bytes, place }: Chunk, state: State): void {
  switch (type) {
    case chunkTypes.stringPool:
      state.strings = readStringPool(bytes);
      break;
    case chunkTypes.xmlResourceMap:
      state.resourceIds = bytes.subarray(headerSize);
      break;
    case chunkTypes.xmlStart:
      openElement(readElement(bytes, state), state, place);
      break;
    case chunkTypes.xmlText:
      addText(state.strings(bytes.readUInt32LE(headerSize)) ?? '', state.stack.at(-1));
      break;
    case chunkTypes.xmlEnd:
      if (state.stack.pop() === undefined)
        throw corrupt('The XML closes an element that is not open.', place);
      break;
    default:
    // Namespaces say nothing that a manifest is read for: framework attributes are told by their ids.
  }
}

function addText(text: string, element: OpenElement | undefined): void {
  if (element === undefined || text === '') return;
  element.text = (element.text ?? '') + text;
  // The same long string may be named again and again, twenty bytes each time.
  if (element.text.length > longestText) throw new RangeError('the text of an element is too long');
}

function openElement(element: OpenElement, state: State, place: Place): void {
  const parent = state.stack.at(-1);
  if (parent === undefined && state.root !== undefined) throw corrupt('The XML has two roots.', place);
  if (state.stack.length >= deepest) throw corrupt(`The XML is nested deeper than ${deepest}.`, place);
  if (parent === undefined) state.root = element;
  else parent.children.push(element);
  state.stack.push(element);
}

function readElement(chunk: Buffer, state: State): OpenElement {
  const body = chunk.readUInt16LE(2);
  if (body < nodeHeaderSize) throw new RangeError('a node header is too short');
  const first = body + chunk.readUInt16LE(body + 8);
  const stride = chunk.readUInt16LE(body + 10);
  const length = chunk.readUInt16LE(body + 12);
  // Attributes that overlap would let a few bytes announce tens of thousands of them.
  if (length > 0 && (stride < attributeSize || first + stride * length > chunk.length))
    throw new RangeError('the attributes leave their element');
  const attributes = Array.from({ length }, (_, index) =>
    readAttribute(chunk, first + index * stride, state),
  );
  return { name: state.strings(chunk.readUInt32LE(body + 4)) ?? '', attributes, children: [] };
}

function readAttribute(chunk: Buffer, at: number, { strings, resourceIds }: State): XmlAttribute {
  const nameIndex = chunk.readUInt32LE(at + 4);
  const hasId = nameIndex * 4 + 4 <= resourceIds.length;
  return {
    name: strings(nameIndex) ?? '',
    resourceId: hasId ? resourceIds.readUInt32LE(nameIndex * 4) : 0,
    value: readValue({ type: chunk.readUInt8(at + 15), data: chunk.readUInt32LE(at + 16), strings }),
  };
}

interface TypedValue {
  readonly type: number;
  readonly data: number;
  readonly strings: StringPool;
}

function readValue({ type, data, strings }: TypedValue): XmlValue {
  if (type === valueTypes.text) {
    const text = strings(data);
    if (text === undefined) throw new RangeError('a value is a string that the pool does not have');
    return { kind: 'text', text };
  }
  if (type === valueTypes.boolean) return { kind: 'boolean', boolean: data !== 0 };
  if (type === valueTypes.reference || type === valueTypes.dynamicReference)
    return { kind: 'reference', id: data };
  if (type >= firstInteger && type <= lastInteger) return { kind: 'integer', integer: data };
  return { kind: 'other' };
}
