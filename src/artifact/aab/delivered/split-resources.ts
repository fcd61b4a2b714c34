import type { ProtoEntry, ProtoPackage, ProtoTable, ProtoType, ProtoValue } from '../proto-table.ts';
import { type DensityBucket, densityBuckets, reachable } from './density-buckets.ts';
import type { TableValue } from './encode-table.ts';

/** The values of a table, by the APK that bundletool puts them into. */
export interface SplitResources {
  readonly master: readonly TableValue[];
  /** By name of the bucket, such as `XHDPI`; only buckets that get something. */
  readonly densities: ReadonlyMap<string, readonly TableValue[]>;
  /** By language, such as `de`; one that only pinned resources have gets an APK without any. */
  readonly languages: ReadonlyMap<string, readonly TableValue[]>;
}

export interface ResourceSplitting {
  readonly byDensity: boolean;
  readonly byLanguage: boolean;
  /** Resources that stay in the master APK: BundleConfig.master_resources. */
  readonly pinnedIds: ReadonlySet<number>;
  readonly pinnedNames: ReadonlySet<string>;
}

/** Launchers show icons larger than the screen's density has them, so these always stay together. */
const mipmap = 'mipmap';
/** Styles need a value in the master APK before Android 9: google/bundletool issue 128. */
const style = 'style';

/** Divides a table as ScreenDensityResourcesSplitter and then LanguageResourcesSplitter of bundletool do. */
export function splitResources(table: ProtoTable, splitting: ResourceSplitting): SplitResources {
  const master: TableValue[] = [];
  const densities = new Map<string, TableValue[]>();
  const languages = new Map<string, TableValue[]>();
  for (const { pack, type, entry } of entriesOf(table)) {
    const named = (value: ProtoValue): TableValue => ({
      packageId: pack.id,
      packageName: pack.name,
      typeId: type.id,
      typeName: type.name,
      entryId: entry.id,
      entryName: entry.name,
      value,
    });
    const isPinned = splitting.pinnedIds.has(idOf({ pack, type, entry }));
    const byBucket = splitting.byDensity && type.name !== mipmap && !isPinned ? bucketsOf(type, entry) : [];
    const claimed = new Set<ProtoValue>();
    for (const { bucket, value } of byBucket) {
      claimed.add(value);
      push(densities, bucket.name, named(value));
    }
    const staysWhole = !splitting.byLanguage || isPinned || splitting.pinnedNames.has(entry.name);
    for (const value of entry.values) {
      if (claimed.has(value)) continue;
      const { language } = value.config;
      if (language !== '' && splitting.byLanguage && !languages.has(language)) languages.set(language, []);
      if (staysWhole || language === '') master.push(named(value));
      else push(languages, language, named(value));
    }
  }
  return { master, densities, languages };
}

interface EntryPlace {
  readonly pack: ProtoPackage;
  readonly type: ProtoType;
  readonly entry: ProtoEntry;
}

function* entriesOf({ packages }: ProtoTable): Generator<EntryPlace> {
  for (const pack of packages) {
    for (const type of pack.types) for (const entry of type.entries) yield { pack, type, entry };
  }
}

function idOf({ pack, type, entry }: EntryPlace): number {
  return ((pack.id << 24) | (type.id << 16) | entry.id) >>> 0;
}

function push(map: Map<string, TableValue[]>, key: string, value: TableValue): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** Values that have alternatives of another density, each with the buckets whose screens load it. */
function bucketsOf(type: ProtoType, entry: ProtoEntry): { bucket: DensityBucket; value: ProtoValue }[] {
  if (entry.values.length < 2) return [];
  const groups = alternatives(entry.values);
  const [lowest] = densityBuckets;
  const pinned = new Set<ProtoValue>();
  if (type.name === style && lowest !== undefined) {
    for (const group of groups) for (const { value } of reachable(group, lowest)) pinned.add(value);
  }
  return densityBuckets.flatMap((bucket) =>
    groups
      .flatMap((group) => reachable(group, bucket))
      .filter(({ value }) => !pinned.has(value))
      .map(({ value }) => ({ bucket, value })),
  );
}

interface Alternative {
  readonly density: number;
  readonly value: ProtoValue;
}

/** Values that differ in nothing but density, where there are at least two. */
function alternatives(values: readonly ProtoValue[]): readonly (readonly Alternative[])[] {
  const groups = new Map<string, Alternative[]>();
  for (const value of values) {
    const { density, ...rest } = value.config;
    const key = JSON.stringify(rest);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ density, value }]);
    else group.push({ density, value });
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
