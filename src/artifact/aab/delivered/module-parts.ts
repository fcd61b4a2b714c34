import type { ZipEntry } from '../../zip/central-directory.ts';
import type { BundleConfig } from '../bundle-config.ts';
import type { TargetedDirectory } from '../directory-targeting.ts';
import type { ProtoTable } from '../proto-table.ts';
import type { BundleModule } from '../read-bundle.ts';
import type { TableValue } from './encode-table.ts';
import { splitResources } from './split-resources.ts';

/** What bundletool puts into one APK of a module. */
export interface ModulePart {
  readonly dimension: 'master' | 'abi' | 'density' | 'language' | 'texture';
  /** Such as `arm64-v8a`, `XHDPI` or `de`; empty for the master. */
  readonly value: string;
  readonly entries: readonly ZipEntry[];
  readonly resources: readonly TableValue[];
}

interface Draft {
  readonly entries: ZipEntry[];
  resources: readonly TableValue[];
}

/** Entries of a module that no APK holds: they say what the others are. */
const descriptions = new Set(['resources.pb', 'native.pb', 'assets.pb', 'manifest/AndroidManifest.xml']);

/** Divides a module into the content of its APKs, the master first. */
export function modulePartsOf(
  module: BundleModule,
  table: ProtoTable,
  config: BundleConfig,
): readonly ModulePart[] {
  const drafts = new Map<string, Draft>([['master:', { entries: [], resources: [] }]]);
  const part = (dimension: string, value: string): Draft => {
    const key = `${dimension}:${value}`;
    const found = drafts.get(key) ?? { entries: [], resources: [] };
    drafts.set(key, found);
    return found;
  };
  divideResources(module, { table, config, part });
  const byPath = new Map(module.assetDirectories.map((directory) => [directory.path, directory]));
  for (const entry of module.entries) {
    const path = entry.name.slice(module.name.length + 1);
    if (path.startsWith('res/') || descriptions.has(path)) continue;
    const [dimension, value] = placeOf(path, byPath, config);
    part(dimension, value).entries.push(entry);
  }
  return [...drafts].map(([key, draft]) => {
    const [dimension = 'master', value = ''] = key.split(':', 2);
    return { dimension: dimension as ModulePart['dimension'], value, ...draft };
  });
}

interface Division {
  readonly table: ProtoTable;
  readonly config: BundleConfig;
  readonly part: (dimension: string, value: string) => Draft;
}

/** Files go where a value names them; those that none names are left out. */
function divideResources(module: BundleModule, { table, config, part }: Division): void {
  const split = splitResources(table, {
    byDensity: config.splitDimensions.includes('density'),
    byLanguage: config.splitDimensions.includes('language'),
    pinnedIds: new Set(config.pinnedResourceIds),
    pinnedNames: new Set(config.pinnedResourceNames),
  });
  const byName = new Map(module.entries.map((entry) => [entry.name, entry]));
  const fill = (draft: Draft, values: readonly TableValue[]): void => {
    draft.resources = values;
    for (const path of filesOf(values)) {
      const entry = byName.get(`${module.name}/${path}`);
      if (entry !== undefined) draft.entries.push(entry);
    }
  };
  fill(part('master', ''), split.master);
  for (const [name, values] of split.densities) fill(part('density', name), values);
  for (const [name, values] of split.languages) fill(part('language', name), values);
}

function filesOf(values: readonly TableValue[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { value } of values) {
    if (value.value.kind === 'item' && value.value.item.isFile === true)
      found.add(value.value.item.text ?? '');
  }
  return found;
}

function placeOf(
  path: string,
  byPath: ReadonlyMap<string, TargetedDirectory>,
  { splitDimensions }: BundleConfig,
): readonly [string, string] {
  const abi = /^lib\/([^/]+)\//u.exec(path)?.[1];
  if (abi !== undefined) return splitDimensions.includes('abi') ? ['abi', abi] : ['master', ''];
  if (!path.startsWith('assets/')) return ['master', ''];
  const directory = targetingOf(path, byPath);
  const language = directory?.languages?.[0];
  if (language !== undefined && splitDimensions.includes('language')) return ['language', language];
  if (directory?.textures !== undefined && splitDimensions.includes('texture')) {
    return ['texture', directory.textures.join('+') || 'fallback'];
  }
  return ['master', ''];
}

/** The nearest folder around the file that has a targeting. */
function targetingOf(
  path: string,
  byPath: ReadonlyMap<string, TargetedDirectory>,
): TargetedDirectory | undefined {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const found = byPath.get(path.slice(0, end));
    if (found?.languages !== undefined || found?.textures !== undefined) return found;
  }
  return undefined;
}
