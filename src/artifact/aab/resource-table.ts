import { resolveValues } from '../apk/resolve.ts';
import type { ResourceConfig } from '../apk/resource-config.ts';
import type { ConfiguredValue, ResourceEntry, ResourceName, ResourceTable } from '../apk/resource-table.ts';
import { type ResourceValue, resourceValue } from '../apk/resource-value.ts';
import type { ProtoItem } from './proto-item.ts';
import type { ProtoEntry, ProtoTable, ProtoValue } from './proto-table.ts';

interface Known {
  readonly name: ResourceName;
  readonly entry: ProtoEntry;
}

/** The resources of a bundle's module, in the same terms as those of an APK. */
export function protoResourceTable(table: ProtoTable): ResourceTable {
  const byId = new Map<number, Known>();
  for (const { id, known } of entriesOf(table)) byId.set(id, known);
  const valuesOf = (id: number): readonly ConfiguredValue[] =>
    byId.get(id)?.entry.values.map(configured) ?? [];
  return {
    packages: table.packages.map(({ id, name }) => ({ id, name })),
    valuesOf,
    nameOf: (id) => byId.get(id)?.name,
    configs: () => configsOf(table),
    entries: () => everyValue(table),
    resolve: (id) => resolveValues({ valuesOf }, id),
  };
}

function* entriesOf(table: ProtoTable): Generator<{ readonly id: number; readonly known: Known }> {
  for (const { id: packageId, name: packageName, types } of table.packages) {
    for (const type of types) {
      for (const entry of type.entries) {
        const id = ((packageId << 24) | (type.id << 16) | entry.id) >>> 0;
        yield { id, known: { name: { packageName, type: type.name, name: entry.name }, entry } };
      }
    }
  }
}

function* everyValue(table: ProtoTable): Generator<ResourceEntry> {
  for (const { id, known } of entriesOf(table)) {
    for (const value of known.entry.values) yield { id, ...known.name, ...configured(value) };
  }
}

function configsOf(table: ProtoTable): readonly ResourceConfig[] {
  const found = new Map<string, ResourceConfig>();
  for (const { known } of entriesOf(table)) {
    for (const { configKey, config } of known.entry.values) found.set(configKey, config);
  }
  return [...found.values()];
}

function configured({ config, value }: ProtoValue): ConfiguredValue {
  if (value.kind === 'item') return { config, value: plainValue(value.item) };
  const items = () => value.items.map(({ key, item }) => ({ key, value: plainValue(item) }));
  return { config, value: { kind: 'bag', parent: value.parent, items } };
}

function plainValue({ type, data, text, isFile }: ProtoItem): ResourceValue {
  if (isFile === true) return { kind: 'file', path: text ?? '' };
  return resourceValue({ type, data, strings: () => text ?? '', isString: true });
}
