import { SlipwayError } from '../../../errors/slipway-error.ts';
import { parseBinaryXml } from '../binary-xml.ts';
import { configQualifiers } from '../config-qualifiers.ts';
import { readDexContainer } from '../dex.ts';
import { readManifestDetails } from '../manifest/read-details.ts';
import { readResourceTable } from '../read-resource-table.ts';
import { plainDevice, valueFor } from '../resolve.ts';
import { emptyTable, type ResourceTable } from '../resource-table.ts';
import { readBackupRules, readExtractionRules } from '../security/backup-rules.ts';
import { readNetworkSecurity } from '../security/network-security.ts';
import { manifestSeed, rulesSeed, tableSeeds } from './fuzz-seeds.ts';
import { mutateChunks } from './mutate-chunks.ts';
import { dexHeader } from './write-dex.ts';

/** A parser with good files to start from; `deep` when its inner part was reached. */
export interface FuzzTarget {
  readonly name: string;
  readonly seeds: () => Promise<Buffer[]>;
  readonly mutate?: (seed: Buffer, random: () => number) => Buffer;
  readonly run: (input: Buffer) => Promise<'deep' | 'shallow'>;
}

const place = { path: 'fuzz.apk' };
const someIds = [0x7f010000, 0x7f010001, 0x7f020000, 0x7f020001, 0x7f030000, 0x01010000];
const mostItems = 1000;

/** The resource table: every entry, bag and reference of it. */
export const fuzzResourceTable: FuzzTarget = {
  name: 'apk resource table',
  seeds: async () => [...tableSeeds()],
  mutate: mutateChunks,
  run: async (input) =>
    refusedOr(() => {
      const table = readResourceTable(input, place);
      // The packages were walked; what is refused now is refused by the readers of entries.
      refusedOr(() => exercise(table));
      return table.packages.length > 0 ? 'deep' : 'shallow';
    }),
};

/** Compiled XML, read as a manifest and as each of the files that a manifest points at. */
export const fuzzBinaryXml: FuzzTarget = {
  name: 'apk binary XML',
  seeds: async () => [manifestSeed(), rulesSeed()],
  mutate: mutateChunks,
  run: async (input) =>
    refusedOr(() => {
      const root = parseBinaryXml(input, place);
      readNetworkSecurity(root);
      readBackupRules(root);
      readExtractionRules(root);
      refusedOr(() => {
        readManifestDetails(root, emptyTable, 'fuzz.apk');
        return 'deep';
      });
      return 'deep';
    }, endOfPool(input)),
};

/** Where the elements start: after the header and the pool of strings. */
function endOfPool(input: Buffer): number {
  return input.length < 16 ? Number.POSITIVE_INFINITY : 8 + input.readUInt32LE(12);
}

export const fuzzDex: FuzzTarget = {
  name: 'dex header',
  seeds: async () => {
    const one = Buffer.alloc(200);
    dexHeader({ version: '041', sizeBytes: 200, classes: 1, methods: 3 }).copy(one);
    return [one, Buffer.concat([one, one])];
  },
  mutate: mutateDex,
  run: async (input) =>
    refusedOr(() => {
      readDexContainer(input, place);
      return 'deep';
    }),
};

/** Counts and offsets of the header; one of two times nothing else, so that the header is read to its end. */
function mutateDex(seed: Buffer, random: () => number): Buffer {
  const bytes = Buffer.from(seed);
  const at = 44 + Math.floor(random() * 16) * 4;
  bytes.writeUInt32LE(Math.floor(random() * (random() < 0.5 ? 40 : 2 ** 32)), at);
  if (random() < 0.5) bytes.writeUInt8(Math.floor(random() * 256), Math.floor(random() * bytes.length));
  return random() < 0.1 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes;
}

/** A refusal is an answer, a deep one when its place is beyond `inner`; anything else is a bug. */
function refusedOr(run: () => 'deep' | 'shallow', inner = Number.POSITIVE_INFINITY): 'deep' | 'shallow' {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof SlipwayError) || !error.code.startsWith('ARTIFACT_')) throw error;
    return Number(/offset (\d+)$/.exec(error.seen ?? '')?.[1] ?? 0) > inner ? 'deep' : 'shallow';
  }
}

function exercise(table: ResourceTable): 'deep' {
  table.configs().map(configQualifiers);
  for (const id of someIds) {
    table.resolve(id);
    table.nameOf(id);
    valueFor(table, id, plainDevice);
  }
  let seen = 0;
  for (const { value } of table.entries()) {
    seen += 1;
    if (value.kind === 'bag' && seen < mostItems) value.items();
  }
  return 'deep';
}
