import { corrupt, type Place, parseOrCorrupt } from '../corrupt.ts';
import { type Chunk, chunksIn, chunkTypes, rootChunk } from './chunks.ts';
import { configQualifiers } from './config-qualifiers.ts';
import { resolveValues } from './resolve.ts';
import type { ResourceConfig } from './resource-config.ts';
import type { ConfiguredValue, ResourceEntry, ResourceName, ResourceTable } from './resource-table.ts';
import { readStringPool, type StringPool } from './string-pool.ts';
import {
  entryPlaces,
  findEntry,
  readEntry,
  readTypeChunk,
  type TypeChunk,
  type ValueContext,
} from './type-chunk.ts';

interface Package {
  readonly id: number;
  readonly name: string;
  readonly typeNames: StringPool;
  readonly keyNames: StringPool;
  readonly types: ReadonlyMap<number, readonly TypeChunk[]>;
}

type Context = Omit<ValueContext, 'isString'>;

/** Offsets within ResTable_package. */
const packageHeader = { id: 8, name: 12, nameBytes: 256, typeStrings: 268, keyStrings: 276 } as const;

/** More would make each look-up slow. The strings of Android 10 itself have 2,208; apps have a few hundred. */
const mostConfigs = 8192;

const noStrings: StringPool = () => undefined;

/**
 * Reads a resources.arsc. Headers are read at once, entries and strings when they are asked for.
 * Errors, also of the functions of the table: ARTIFACT_CORRUPT. Overlays, libraries, staged ids and
 * type specs are passed over: nothing that is shown of an app depends on them.
 */
export function readResourceTable(bytes: Buffer, place: Place): ResourceTable {
  const checked = <T>(read: () => T): T => parseOrCorrupt('The resource table', place, read);
  const { strings, packages } = checked(() => readPackages(bytes, place));
  const context = { strings, checked };
  const valuesOf = (id: number): readonly ConfiguredValue[] =>
    checked(() =>
      packages.filter((one) => one.id === id >>> 24).flatMap((one) => valuesIn(one, id, context)),
    );
  return {
    packages: packages.map(({ id, name }) => ({ id, name })),
    valuesOf,
    nameOf: (id) => checked(() => packages.map((one) => nameIn(one, id, context)).find((name) => name)),
    configs: () => checked(() => configsOf(packages)),
    entries: () => checked(() => entriesOf(packages, context)),
    resolve: (id) => resolveValues({ valuesOf }, id),
  };
}

function readPackages(bytes: Buffer, place: Place) {
  const root = rootChunk(bytes, place);
  if (root.type !== chunkTypes.table) throw corrupt('The resource table does not start as one.', place);
  let strings = noStrings;
  const packages: Package[] = [];
  for (const chunk of chunksIn(root)) {
    if (chunk.type === chunkTypes.stringPool) strings = readStringPool(chunk.bytes);
    if (chunk.type === chunkTypes.package) packages.push(readPackage(chunk));
  }
  refuseTooMany(packages, place);
  return { strings, packages };
}

/** Counted over packages of the same id, because a look-up goes through all of them. */
function refuseTooMany(packages: readonly Package[], place: Place): void {
  const counts = new Map<number, number>();
  for (const { id, types } of packages) {
    for (const [typeId, chunks] of types) {
      const key = id * 256 + typeId;
      counts.set(key, (counts.get(key) ?? 0) + chunks.length);
    }
  }
  const most = Math.max(packages.length, ...counts.values());
  if (most > mostConfigs) throw corrupt(`The table has ${most} configurations for one type.`, place);
}

function readPackage(chunk: Chunk): Package {
  const { bytes } = chunk;
  const types = new Map<number, TypeChunk[]>();
  const pools = new Map<number, StringPool>();
  for (const inner of chunksIn(chunk)) {
    if (inner.type === chunkTypes.stringPool)
      pools.set(inner.bytes.byteOffset - bytes.byteOffset, readStringPool(inner.bytes));
    if (inner.type !== chunkTypes.type) continue;
    const type = readTypeChunk(inner);
    const known = types.get(type.typeId);
    if (known === undefined) types.set(type.typeId, [type]);
    else known.push(type);
  }
  const { id, name, nameBytes, typeStrings, keyStrings } = packageHeader;
  return {
    id: bytes.readUInt32LE(id),
    name: bytes.toString('utf16le', name, name + nameBytes).replace(/\0.*$/su, ''),
    typeNames: pools.get(bytes.readUInt32LE(typeStrings)) ?? noStrings,
    keyNames: pools.get(bytes.readUInt32LE(keyStrings)) ?? noStrings,
    types,
  };
}

function typeNameOf({ typeNames }: Package, typeId: number): string {
  return typeNames(typeId - 1) ?? `0x${typeId.toString(16)}`;
}

function valuesIn(one: Package, id: number, context: Context): readonly ConfiguredValue[] {
  const typeId = (id >>> 16) & 0xff;
  const isString = typeNameOf(one, typeId) === 'string';
  return (one.types.get(typeId) ?? []).flatMap((chunk) => {
    const place = findEntry(chunk, id & 0xffff);
    if (place === undefined) return [];
    return [{ config: chunk.config, value: readEntry(chunk, place.at, { ...context, isString }).value }];
  });
}

function nameIn(one: Package, id: number, context: Context): ResourceName | undefined {
  if (one.id !== id >>> 24) return undefined;
  const typeId = (id >>> 16) & 0xff;
  for (const chunk of one.types.get(typeId) ?? []) {
    const place = findEntry(chunk, id & 0xffff);
    if (place === undefined) continue;
    const { key } = readEntry(chunk, place.at, { ...context, isString: true });
    return { packageName: one.name, type: typeNameOf(one, typeId), name: one.keyNames(key) ?? '' };
  }
  return undefined;
}

/** A configuration counts where it has an entry; tools leave empty chunks behind. */
function configsOf(packages: readonly Package[]): readonly ResourceConfig[] {
  const found = new Map<string, ResourceConfig>();
  for (const { types } of packages) {
    for (const chunk of [...types.values()].flat()) {
      const key = configQualifiers(chunk.config);
      if (!found.has(key) && entryPlaces(chunk).next().done !== true) found.set(key, chunk.config);
    }
  }
  return [...found.values()];
}

function entriesOf(packages: readonly Package[], context: Context): readonly ResourceEntry[] {
  return packages.flatMap((one) =>
    [...one.types.values()].flatMap((chunks) => chunks.flatMap((chunk) => entriesIn(one, chunk, context))),
  );
}

function entriesIn(one: Package, chunk: TypeChunk, context: Context): readonly ResourceEntry[] {
  const type = typeNameOf(one, chunk.typeId);
  const valueContext = { ...context, isString: type === 'string' };
  return Array.from(entryPlaces(chunk), ({ index, at }) => {
    const { key, value } = readEntry(chunk, at, valueContext);
    const name = one.keyNames(key) ?? '';
    const id = ((one.id << 24) | (chunk.typeId << 16) | index) >>> 0;
    return { id, packageName: one.name, type, name, config: chunk.config, value };
  });
}
