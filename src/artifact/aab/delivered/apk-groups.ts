import type { Zip } from '../../zip/open-zip.ts';
import { type Bundle, type BundleModule, readModuleTable } from '../read-bundle.ts';
import type { TableValue } from './encode-table.ts';
import { type ModulePart, modulePartsOf } from './module-parts.ts';
import type { Variant } from './variants.ts';

/** Modules whose content ends up in the same APKs, divided into those. */
export interface ApkGroup {
  /** The module that gives the APKs their name and manifest. */
  readonly module: BundleModule;
  readonly parts: readonly ModulePart[];
}

/** Modules that a device of the variant gets at installation, by the APKs that they go into. */
export async function apkGroupsOf(zip: Zip, bundle: Bundle, variant: Variant): Promise<readonly ApkGroup[]> {
  const groups: ApkGroup[] = [];
  for (const modules of together(bundle, variant)) {
    const [module] = modules;
    if (module === undefined) continue;
    let parts: readonly ModulePart[] = [];
    for (const one of modules) {
      parts = parts.concat(modulePartsOf(one, await readModuleTable(zip, one.name), bundle.config));
    }
    groups.push({ module, parts: merged(parts) });
  }
  return groups;
}

/** Parts for the same devices become one, in the order of their first occurrence. */
export function merged(parts: readonly ModulePart[]): readonly ModulePart[] {
  const byPlace = Map.groupBy(parts, ({ dimension, value }) => `${dimension}:${value}`);
  return [...byPlace.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length === 1) return same;
    const resources: TableValue[] = same.flatMap((part) => [...part.resources]);
    return [{ ...first, entries: same.flatMap(({ entries }) => entries), resources }];
  });
}

/** A feature that cannot be removed again is merged into the base: bundletool's BundleModuleMerger. */
function together({ modules }: Bundle, variant: Variant): readonly (readonly BundleModule[])[] {
  const base = modules.filter(({ kind }) => kind === 'base');
  const others = modules.filter(({ kind }) => kind !== 'base');
  if (variant.isStandalone) return [[...base, ...others.filter(({ delivery }) => delivery.isFused)]];
  const installed = others.filter((module) => isInstalled(module, variant));
  const isMerged = ({ kind, delivery }: BundleModule) =>
    kind === 'feature' && delivery.kind === 'install-time' && !delivery.isRemovable && !delivery.isInstant;
  return [
    [...base, ...installed.filter(isMerged)],
    ...installed.filter((module) => !isMerged(module)).map((module) => [module]),
  ];
}

/** Conditions other than the API level count as fulfilled: the device with all of it downloads the most. */
function isInstalled({ delivery, minSdk }: BundleModule, variant: Variant): boolean {
  if (delivery.kind === 'install-time') return true;
  if (delivery.kind !== 'conditional') return false;
  const { minSdk: least = minSdk, maxSdk } = delivery.conditions;
  return variant.from >= least && (maxSdk === undefined || variant.from <= maxSdk);
}
