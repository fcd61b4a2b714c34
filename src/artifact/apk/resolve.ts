import { compareForDevice, matches } from './config-match.ts';
import { configQualifiers } from './config-qualifiers.ts';
import { anyConfig, type ResourceConfig } from './resource-config.ts';
import type { ConfiguredValue, ResourceTable } from './resource-table.ts';
import type { ResourceValue } from './resource-value.ts';

type Values = Pick<ResourceTable, 'valuesOf'>;

/** As many references as aapt2 follows, one after the other. */
const longestChain = 40;
/** References to references, each for many configurations, would multiply without end. */
const mostValues = 4_000;
const mostReferences = 250;

/** A medium phone of no language in particular, of a very new Android: what aapt2 asks for by default. */
export const plainDevice: ResourceConfig = {
  ...anyConfig,
  orientation: 1,
  density: 160,
  sdkVersion: 10_000,
  widthDp: 320,
  heightDp: 480,
  smallestWidthDp: 320,
  screenLayout: 2,
};

/** What a device gets for a resource, references followed; undefined where it gets nothing. */
export function valueFor(table: Values, id: number, device: ResourceConfig): ResourceValue | undefined {
  let wanted = id;
  for (let step = 0; step < longestChain; step += 1) {
    const value = bestOf(table.valuesOf(wanted), device)?.value;
    if (value?.kind !== 'reference') return value;
    wanted = value.id;
  }
  return undefined;
}

function bestOf(values: readonly ConfiguredValue[], device: ResourceConfig): ConfiguredValue | undefined {
  return values
    .filter(({ config }) => matches(config, device))
    .reduce<ConfiguredValue | undefined>(
      (best, one) =>
        best === undefined || compareForDevice(one.config, best.config, device) > 0 ? one : best,
      undefined,
    );
}

/**
 * The values of a resource for every configuration, references followed. A reference for German to a
 * resource with two densities counts as two values for German; the first of equal configurations stands.
 */
export function resolveValues(table: Values, id: number): readonly ConfiguredValue[] {
  const found = new Map<string, ConfiguredValue>();
  const left = { values: mostValues, references: mostReferences };
  const visit = (at: number, outer: ResourceConfig, path: readonly number[]): void => {
    if (path.includes(at) || path.length >= longestChain || left.references === 0) return;
    left.references -= 1;
    for (const { config, value } of table.valuesOf(at)) {
      if (left.values === 0) return;
      left.values -= 1;
      const both = combined(outer, config);
      if (value.kind === 'reference') visit(value.id, both, [...path, at]);
      else {
        const key = configQualifiers(both);
        if (!found.has(key)) found.set(key, { config: both, value });
      }
    }
  };
  visit(id, anyConfig, []);
  return [...found.values()];
}

/** What the reference asks for counts, and where it asks for nothing, what its target is for. */
function combined(outer: ResourceConfig, inner: ResourceConfig): ResourceConfig {
  if (outer === anyConfig) return inner;
  const entries = Object.entries(inner).map(([name, value]) => {
    const own = outer[name as keyof ResourceConfig];
    return [name, own === 0 || own === '' ? value : own];
  });
  return Object.fromEntries(entries) as unknown as ResourceConfig;
}
