import type { ResourceConfig } from '../apk/resource-config.ts';
import { type Place, unsafe } from '../corrupt.ts';
import { type ProtoBag, readBag } from './proto-bag.ts';
import { readProtoConfig } from './proto-config.ts';
import { noItem, type ProtoItem, readItem } from './proto-item.ts';
import {
  fieldsIn,
  fieldsOf,
  messageIn,
  messagesIn,
  numberIn,
  protoOrCorrupt,
  textIn,
} from './proto-message.ts';

/** A resources.pb as it stands: ResourceTable of aapt2's Resources.proto. */
export interface ProtoTable {
  readonly packages: readonly ProtoPackage[];
}

export interface ProtoPackage {
  readonly id: number;
  readonly name: string;
  readonly types: readonly ProtoType[];
}

export interface ProtoType {
  readonly id: number;
  readonly name: string;
  readonly entries: readonly ProtoEntry[];
}

export interface ProtoEntry {
  readonly id: number;
  readonly name: string;
  readonly values: readonly ProtoValue[];
}

export interface ProtoValue {
  readonly config: ResourceConfig;
  /** The same for the same configuration, so that it can tell groups apart. */
  readonly configKey: string;
  readonly value: { readonly kind: 'item'; readonly item: ProtoItem } | ProtoBag;
}

/** Bounds of the memory that a table may take; those of large apps have some hundred thousand values. */
const mostValues = 1_000_000;
/** An id has eight bits for its package. */
const mostPackages = 256;

type Config = Pick<ProtoValue, 'config' | 'configKey'>;

interface Known {
  readonly place: Place;
  readonly configs: Map<string, Config>;
  left: number;
}

/** Parses a resources.pb; ARTIFACT_CORRUPT when it does not decode, ARTIFACT_UNSAFE when it is out of bounds. */
export function readProtoTable(bytes: Uint8Array, place: Place): ProtoTable {
  const known: Known = { place, configs: new Map(), left: mostValues };
  return protoOrCorrupt('The resource table of the bundle', place, () => {
    const packages = messagesIn(fieldsOf(bytes), 2);
    if (packages.length > mostPackages)
      throw unsafe(`The resource table has ${packages.length} packages.`, place);
    return { packages: packages.map((one) => readPackage(one, known)) };
  });
}

function readPackage(bytes: Uint8Array, known: Known): ProtoPackage {
  const fields = fieldsOf(bytes);
  return {
    id: numberIn(fieldsIn(fields, 1), 1),
    name: textIn(fields, 2),
    types: messagesIn(fields, 3).map((one) => readType(one, known)),
  };
}

function readType(bytes: Uint8Array, known: Known): ProtoType {
  const fields = fieldsOf(bytes);
  return {
    id: numberIn(fieldsIn(fields, 1), 1),
    name: textIn(fields, 2),
    entries: messagesIn(fields, 3).map((one) => readEntry(one, known)),
  };
}

function readEntry(bytes: Uint8Array, known: Known): ProtoEntry {
  const fields = fieldsOf(bytes);
  spend(known, 1);
  return {
    id: numberIn(fieldsIn(fields, 1), 1),
    name: textIn(fields, 2),
    values: messagesIn(fields, 6).map((one) => readValue(one, known)),
  };
}

function readValue(bytes: Uint8Array, known: Known): ProtoValue {
  const fields = fieldsOf(bytes);
  const content = fieldsIn(fields, 2);
  const bag = messageIn(content, 5);
  const item = messageIn(content, 4);
  const config = configOf(messageIn(fields, 1) ?? Buffer.alloc(0), known);
  if (bag === undefined) {
    spend(known, 1);
    return { ...config, value: { kind: 'item', item: item === undefined ? noItem : readItem(item) } };
  }
  const value = readBag(bag);
  spend(known, 1 + value.items.length);
  return { ...config, value };
}

function spend(known: Known, values: number): void {
  known.left -= values;
  if (known.left < 0) throw unsafe(`The resource table has more than ${mostValues} values.`, known.place);
}

/** Most values have one of few configurations, so that each is read once. */
function configOf(bytes: Buffer, { configs }: Known): Config {
  const configKey = bytes.toString('latin1');
  const found = configs.get(configKey);
  if (found !== undefined) return found;
  const config = { configKey, config: readProtoConfig(bytes) };
  configs.set(configKey, config);
  return config;
}
