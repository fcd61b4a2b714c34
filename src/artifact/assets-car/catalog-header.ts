import { corrupt, type Place, parseOrCorrupt } from '../corrupt.ts';
import type { BomStore } from './bom-store.ts';
import type { CatalogHeader } from './catalog.ts';

type Metadata = Pick<CatalogHeader, 'authoringTool' | 'platform' | 'platformVersion' | 'thinning'>;

const headerBytes = 436;
const metadataField = 256;
const mostAttributes = 256;

/** The CARHEADER and EXTENDED_METADATA blocks; the numbers are little-endian, unlike the store around them. */
export function readCatalogHeader(store: BomStore, place: Place): CatalogHeader {
  const block = requireBlock(store, 'CARHEADER', place);
  if (block.toString('latin1', 0, 4) !== 'RATC' || block.length < headerBytes)
    throw corrupt('The block CARHEADER does not hold the header of a catalog.', place);
  return {
    coreUiVersion: block.readUInt32LE(4),
    storageVersion: block.readUInt32LE(8),
    renditionCount: block.readUInt32LE(16),
    schemaVersion: block.readUInt32LE(424),
    mainVersion: text(block.subarray(20, 148)),
    ...readMetadata(store.named('EXTENDED_METADATA')),
  };
}

/** Catalogs before Xcode 9 have no such block. */
function readMetadata(block: Buffer | undefined): Metadata {
  const field = (index: number): string | undefined => {
    const start = 4 + index * metadataField;
    const value = text(block?.subarray(start, start + metadataField) ?? Buffer.alloc(0));
    return value === '' ? undefined : value;
  };
  return { thinning: field(0), platformVersion: field(1), platform: field(2), authoringTool: field(3) };
}

/** Numbers of the attributes that a rendition's key consists of, in their order. */
export function readKeyFormat(store: BomStore, place: Place): readonly number[] {
  const block = requireBlock(store, 'KEYFORMAT', place);
  return parseOrCorrupt('The block KEYFORMAT', place, () => {
    const count = block.readUInt32LE(8);
    if (count > mostAttributes) throw corrupt(`A key of ${count} attributes is announced.`, place);
    return Array.from({ length: count }, (_, index) => block.readUInt32LE(12 + index * 4));
  });
}

function requireBlock(store: BomStore, name: string, place: Place): Buffer {
  const block = store.named(name);
  if (block === undefined) throw corrupt(`The asset catalog has no block ${name}.`, place);
  return block;
}

/** Text in a field of fixed width: up to the first NUL. */
export function text(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? field.length : end).trimEnd();
}
