import { writeBom } from './write-bom.ts';

export interface RenditionToWrite {
  /** Values in the order of the key format. */
  readonly key: readonly number[];
  readonly file: string;
  readonly layout: number;
  readonly flags?: number;
  readonly width?: number;
  readonly height?: number;
  readonly scalePercent?: number;
  readonly pixelFormat?: string;
  /** Tagged properties between the header and the payload. */
  readonly chain?: Buffer;
  readonly payload?: Buffer;
}

export interface CatalogToWrite {
  readonly keyFormat: readonly number[];
  /** Identifier of each asset by its name. */
  readonly facets: Readonly<Record<string, number>>;
  readonly renditions: readonly RenditionToWrite[];
  readonly appearances?: Readonly<Record<string, number>>;
  readonly entriesPerPage?: number;
  readonly claimedCount?: number;
  /** What App Thinning was asked for. */
  readonly thinning?: string;
}

/** Writes an Assets.car by the layout of real ones, for forms that no real catalog at hand has. */
export function writeCatalog(catalog: CatalogToWrite): Buffer {
  const paging = catalog.entriesPerPage === undefined ? {} : { entriesPerPage: catalog.entriesPerPage };
  return writeBom({
    CARHEADER: header(catalog.claimedCount ?? catalog.renditions.length),
    EXTENDED_METADATA: metadata([catalog.thinning ?? '', '17.0', 'ios', '@(#)PROGRAM:test']),
    KEYFORMAT: keyFormat(catalog.keyFormat),
    FACETKEYS: {
      entries: Object.entries(catalog.facets).map(([name, id]) => ({
        key: Buffer.from(name),
        value: facet(id),
      })),
      ...paging,
    },
    RENDITIONS: {
      entries: catalog.renditions.map((rendition) => ({
        key: u16s(rendition.key),
        value: renditionBlock(rendition),
      })),
      ...paging,
    },
    APPEARANCEKEYS: {
      entries: Object.entries(catalog.appearances ?? {}).map(([name, number]) => ({
        key: Buffer.from(name),
        value: u16s([number]),
      })),
    },
  });
}

/** The property that says where in an atlas an image lies. */
export function linkProperty(
  rectangle: readonly [x: number, y: number, width: number, height: number],
  target: readonly (readonly [attribute: number, value: number])[],
): Buffer {
  const tokens = u16s([...target.flat(), 0, 0]);
  const data = Buffer.concat([
    Buffer.from('KLNI'),
    u32s([0, ...rectangle]),
    u16s([12]),
    u32s([tokens.length]),
    tokens,
  ]);
  return Buffer.concat([u32s([1010, data.length]), data]);
}

export function colourPayload(space: number, components: readonly number[]): Buffer {
  const values = Buffer.alloc(components.length * 8);
  for (const [index, value] of components.entries()) values.writeDoubleLE(value, index * 8);
  return Buffer.concat([Buffer.from('RLOC'), u32s([1, space, components.length]), values]);
}

export function imagePayload(compression: number, bytes: number): Buffer {
  return Buffer.concat([Buffer.from('MLEC'), u32s([0, compression, bytes]), Buffer.alloc(bytes)]);
}

function renditionBlock(rendition: RenditionToWrite): Buffer {
  const chain = rendition.chain ?? Buffer.alloc(0);
  const block = Buffer.alloc(184);
  block.write('ISTC', 'latin1');
  block.writeUInt32LE(1, 4);
  block.writeUInt32LE(rendition.flags ?? 0, 8);
  block.writeUInt32LE(rendition.width ?? 0, 12);
  block.writeUInt32LE(rendition.height ?? 0, 16);
  block.writeUInt32LE(rendition.scalePercent ?? 0, 20);
  const format = [...(rendition.pixelFormat ?? '')].reverse().join('');
  block.write(format, 24 + (format.length < 4 ? 4 - format.length : 0), 'latin1');
  block.writeUInt16LE(rendition.layout, 36);
  block.write(rendition.file, 40, 'utf8');
  block.writeUInt32LE(chain.length, 168);
  block.writeUInt32LE(1, 172);
  block.writeUInt32LE(rendition.payload?.length ?? 0, 180);
  return Buffer.concat([block, chain, rendition.payload ?? Buffer.alloc(0)]);
}

function header(count: number): Buffer {
  const block = Buffer.alloc(436);
  block.write('RATC', 'latin1');
  for (const [index, value] of [970, 17, 0, count].entries()) block.writeUInt32LE(value, 4 + index * 4);
  block.write('@(#)PROGRAM:CoreUI\n', 20, 'latin1');
  block.writeUInt32LE(5, 424);
  return block;
}

function metadata(fields: readonly string[]): Buffer {
  const block = Buffer.alloc(4 + fields.length * 256);
  block.write('META', 'latin1');
  for (const [index, field] of fields.entries()) block.write(field, 4 + index * 256, 'latin1');
  return block;
}

function keyFormat(attributes: readonly number[]): Buffer {
  return Buffer.concat([Buffer.from('tmfk'), u32s([0, attributes.length, ...attributes])]);
}

function facet(identifier: number): Buffer {
  return u16s([0, 0, 3, 1, 85, 2, 181, 17, identifier]);
}

function u16s(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
}

function u32s(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}
