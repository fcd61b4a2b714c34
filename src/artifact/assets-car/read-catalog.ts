import { corrupt, type Place, parseOrCorrupt } from '../corrupt.ts';
import { type BomStore, readBomStore } from './bom-store.ts';
import type { AssetCatalog, AtlasPlace, Rendition, RenditionKind } from './catalog.ts';
import { readCatalogHeader, readKeyFormat } from './catalog-header.ts';
import { attributeName, idiomName, layoutName } from './names.ts';
import { type RenditionBlock, type RenditionLink, readRendition, renditionFlags } from './rendition.ts';

const identifier = 17;
const attributeOf = { appearance: 7, scale: 12, idiom: 15, displayGamut: 24 } as const;

/** A rendition as it lies in the tree, with its key. */
interface Keyed {
  readonly key: readonly number[];
  readonly block: RenditionBlock;
  readonly sizeBytes: number;
}

interface Context {
  readonly keyFormat: readonly number[];
  /** Asset by identifier. */
  readonly names: ReadonlyMap<number, string>;
  readonly appearances: ReadonlyMap<number, string>;
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Reads the metadata of a compiled asset catalog (Assets.car): what `assetutil --info` lists, without
 * decoding a pixel. ARTIFACT_CORRUPT when the bytes contradict themselves.
 */
export function readAssetCatalog(bytes: Buffer, place: Place): AssetCatalog {
  const store = readBomStore(bytes, place);
  const header = readCatalogHeader(store, place);
  const keyFormat = readKeyFormat(store, place);
  const renditions = readRenditions(store, keyFormat, place);
  const names = readFacets(store, place);
  const context: Context = {
    keyFormat,
    names,
    appearances: readNumbers(store, 'APPEARANCEKEYS', place),
    files: new Map(renditions.map(({ key, block }) => [key.join(), block.file])),
  };
  return {
    header,
    keyFormat: keyFormat.map(attributeName),
    renditions: renditions.map((rendition) => describe(rendition, context)),
    assetNames: [...names.values()].sort(),
  };
}

function readRenditions(store: BomStore, keyFormat: readonly number[], place: Place): readonly Keyed[] {
  const entries = store.tree('RENDITIONS');
  if (entries === undefined) throw corrupt('The asset catalog has no tree RENDITIONS.', place);
  // Entries may share a block: without a bound, a small file could have the same bytes read a million times.
  let budget = store.sizeBytes * 4;
  return entries.map(({ key, value }, index) =>
    parseOrCorrupt(`Rendition ${index}`, place, () => {
      budget -= value.length;
      if (budget < 0) throw corrupt('The renditions share more bytes than the catalog has.', place);
      const numbers = keyFormat.map((_, part) =>
        part * 2 + 2 <= key.length ? key.readUInt16LE(part * 2) : 0,
      );
      return { key: numbers, block: readRendition(value), sizeBytes: value.length };
    }),
  );
}

/** FACETKEYS: the names that code asks for, each with the attributes of its renditions. */
function readFacets(store: BomStore, place: Place): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const { key, value } of store.tree('FACETKEYS') ?? []) {
    const id = parseOrCorrupt('An entry of FACETKEYS', place, () => attributeIn(value, identifier));
    if (id !== undefined) names.set(id, key.toString('utf8'));
  }
  return names;
}

/** Attributes come after a cursor's hot spot and their count. */
function attributeIn(value: Buffer, wanted: number): number | undefined {
  const count = value.readUInt16LE(4);
  for (let index = 0; index < count; index += 1) {
    if (value.readUInt16LE(6 + index * 4) === wanted) return value.readUInt16LE(8 + index * 4);
  }
  return undefined;
}

/** A tree of names with their numbers, turned around. */
function readNumbers(store: BomStore, name: string, place: Place): ReadonlyMap<number, string> {
  const entries = store.tree(name) ?? [];
  return parseOrCorrupt(
    `The tree ${name}`,
    place,
    () => new Map(entries.map(({ key, value }) => [value.readUInt16LE(0), key.toString('utf8')])),
  );
}

function describe({ key, block, sizeBytes }: Keyed, context: Context): Rendition {
  const value = (attribute: number): number => key[context.keyFormat.indexOf(attribute)] ?? 0;
  const appearance = value(attributeOf.appearance);
  return {
    name: context.names.get(value(identifier)),
    file: block.file,
    size: block.width > 0 && block.height > 0 ? { width: block.width, height: block.height } : undefined,
    scale: scaleOf(block, value(attributeOf.scale)),
    idiom: idiomName(value(attributeOf.idiom)),
    kind: kindOf(block),
    layout: layoutName(block.layout),
    pixelFormat: block.pixelFormat,
    compression: block.compression,
    sizeBytes,
    appearance: appearance === 0 ? undefined : (context.appearances.get(appearance) ?? `${appearance}`),
    displayGamut: gamutOf(context.keyFormat, value(attributeOf.displayGamut)),
    isTemplate: (block.flags & renditionFlags.template) !== 0,
    preservesVector: (block.flags & renditionFlags.preservesVector) !== 0,
    atlas: block.link === undefined ? undefined : atlasPlace(block.link, context),
    colour: block.colour,
    sizes: block.sizes,
  };
}

/** The key says 1 to 3; a rendition without such an attribute says it in percent. */
function scaleOf({ scalePercent }: RenditionBlock, inKey: number): number | undefined {
  if (inKey > 0) return inKey;
  return scalePercent > 0 ? scalePercent / 100 : undefined;
}

function gamutOf(keyFormat: readonly number[], value: number): 'sRGB' | 'P3' | undefined {
  if (!keyFormat.includes(attributeOf.displayGamut)) return undefined;
  return value === 1 ? 'P3' : 'sRGB';
}

function kindOf({ layout, pixelFormat, flags, colour, sizes }: RenditionBlock): RenditionKind {
  if (colour !== undefined || layout === 1009) return 'colour';
  if (sizes.length > 0 || layout === 1010) return 'icon-set';
  if (layout === 1004) return 'atlas';
  if (layout === 1002) return 'layer-stack';
  if (layout === 1007 || layout === 1008) return 'texture';
  if (pixelFormat === 'PDF' || pixelFormat === 'SVG' || (flags & renditionFlags.vector) !== 0)
    return 'vector';
  if (layout === 1000) return 'data';
  return layout === 1003 || (layout >= 10 && layout < 1000) ? 'image' : 'other';
}

/** The link names the key of the atlas by its attributes. */
function atlasPlace(
  { target, x, y, width, height }: RenditionLink,
  { keyFormat, files }: Context,
): AtlasPlace {
  const key = keyFormat.map((attribute) => target.get(attribute) ?? 0).join();
  return { x, y, width, height, file: files.get(key) };
}
