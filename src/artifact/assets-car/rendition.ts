import type { CatalogColour, PixelSize } from './catalog.ts';
import { text } from './catalog-header.ts';
import { colourSpaceName, compressionName } from './names.ts';

/** What the header of one rendition says ("CTSI", 184 bytes, little-endian), and what follows it. */
export interface RenditionBlock {
  readonly file: string;
  readonly layout: number;
  readonly flags: number;
  readonly width: number;
  readonly height: number;
  /** Percent: 100 is @1x; 0 where none is declared. */
  readonly scalePercent: number;
  readonly pixelFormat: string;
  readonly compression: string | undefined;
  readonly link: RenditionLink | undefined;
  readonly colour: CatalogColour | undefined;
  readonly sizes: readonly PixelSize[];
}

/** An image that is cut out of another rendition. */
export interface RenditionLink extends PixelSize {
  readonly x: number;
  readonly y: number;
  /** Attributes of the other rendition's key, by number; those left out are 0. */
  readonly target: ReadonlyMap<number, number>;
}

export const renditionFlags = { vector: 1 << 2, template: 1 << 3, preservesVector: 1 << 8 } as const;

const headerBytes = 184;
const linkTag = 1010;
const mostSizes = 1024;

/** Reads a value of the RENDITIONS tree; RangeError when it points outside of itself. */
export function readRendition(block: Buffer): RenditionBlock {
  if (block.length < headerBytes || block.toString('latin1', 0, 4) !== 'ISTC')
    throw new RangeError('a rendition does not start with its header');
  const chainBytes = block.readUInt32LE(168);
  if (headerBytes + chainBytes > block.length) throw new RangeError('a chain leaves its rendition');
  const chain = block.subarray(headerBytes, headerBytes + chainBytes);
  const payload = block.subarray(headerBytes + chainBytes);
  return {
    flags: block.readUInt32LE(8),
    width: block.readUInt32LE(12),
    height: block.readUInt32LE(16),
    scalePercent: block.readUInt32LE(20),
    pixelFormat: reversed(block.subarray(24, 28)),
    layout: block.readUInt16LE(36),
    file: text(block.subarray(40, 168)),
    link: readLink(chain),
    ...readPayload(payload),
  };
}

/** A chain of tagged properties; only the link into an atlas is of interest here. */
function readLink(chain: Buffer): RenditionLink | undefined {
  for (let at = 0; at + 8 <= chain.length; ) {
    const end = at + 8 + chain.readUInt32LE(at + 4);
    if (end > chain.length) throw new RangeError('a property leaves its chain');
    if (chain.readUInt32LE(at) === linkTag) return parseLink(chain.subarray(at + 8, end));
    at = end;
  }
  return undefined;
}

function parseLink(data: Buffer): RenditionLink | undefined {
  if (data.toString('latin1', 0, 4) !== 'KLNI') return undefined;
  const target = new Map<number, number>();
  const end = 30 + data.readUInt32LE(26);
  // The pairs end with one of zeros; the length is not to be trusted beyond the data that is there.
  for (let at = 30; at + 4 <= Math.min(end, data.length); at += 4) {
    const attribute = data.readUInt16LE(at);
    const value = data.readUInt16LE(at + 2);
    if (attribute === 0 && value === 0) break;
    target.set(attribute, value);
  }
  return {
    x: data.readUInt32LE(8),
    y: data.readUInt32LE(12),
    width: data.readUInt32LE(16),
    height: data.readUInt32LE(20),
    target,
  };
}

/** The first four bytes say what the payload is. */
function readPayload(payload: Buffer): Pick<RenditionBlock, 'compression' | 'colour' | 'sizes'> {
  switch (payload.toString('latin1', 0, 4)) {
    case 'MLEC':
      return { compression: compressionName(payload.readUInt32LE(8)), colour: undefined, sizes: [] };
    case 'RLOC':
      return { compression: undefined, colour: readColour(payload), sizes: [] };
    case 'SISM':
      return { compression: undefined, colour: undefined, sizes: readSizes(payload) };
    default:
      return { compression: undefined, colour: undefined, sizes: [] };
  }
}

function readColour(payload: Buffer): CatalogColour {
  const count = payload.readUInt32LE(12);
  if (count > 8) throw new RangeError('a colour has too many components');
  return {
    space: colourSpaceName(payload.readUInt32LE(8) & 0xff),
    components: Array.from({ length: count }, (_, index) => payload.readDoubleLE(16 + index * 8)),
  };
}

function readSizes(payload: Buffer): readonly PixelSize[] {
  const count = payload.readUInt32LE(8);
  if (count > mostSizes) throw new RangeError('a set has too many sizes');
  return Array.from({ length: count }, (_, index) => ({
    width: payload.readUInt32LE(12 + index * 12),
    height: payload.readUInt32LE(16 + index * 12),
  }));
}

/** A code of four letters that is stored as a little-endian number; padding is left out. */
function reversed(code: Buffer): string {
  return Buffer.from(code).reverse().toString('latin1').replaceAll('\0', '').trim();
}
