import type { SlipwayError } from '../../../errors/slipway-error.ts';
import { answerOf, type FuzzAnswer, type FuzzTarget, plainSeeds } from '../../testing/fuzz-target.ts';
import { below, type Random } from '../../testing/seeded-random.ts';
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

const place = { path: 'fuzz.apk' };
const someIds = [0x7f010000, 0x7f010001, 0x7f020000, 0x7f020001, 0x7f030000, 0x01010000];
const mostItems = 1000;

/** The resource table: every entry, bag and reference of it. */
export const fuzzResourceTable: FuzzTarget = {
  name: 'arsc',
  weight: 12,
  seeds: async () => plainSeeds(...tableSeeds()),
  mutate: ({ bytes }, random) => mutateChunks(bytes, random),
  run: (mutant) =>
    answerOf(
      () => {
        const table = readResourceTable(mutant, place);
        // The packages were walked; what is refused now is refused by the readers of entries.
        return readOn(table.packages.length > 0, () => exercise(table));
      },
      (refusal) => offsetOf(refusal) > endOfPool(mutant, 12),
    ),
};

/** Compiled XML, read as a manifest and as each of the files that a manifest points at. */
export const fuzzBinaryXml: FuzzTarget = {
  name: 'binary-xml',
  weight: 12,
  seeds: async () => plainSeeds(manifestSeed(), rulesSeed()),
  mutate: ({ bytes }, random) => mutateChunks(bytes, random),
  run: (mutant) =>
    answerOf(
      () => {
        const root = parseBinaryXml(mutant, place);
        readNetworkSecurity(root);
        readBackupRules(root);
        readExtractionRules(root);
        return readOn(true, () => readManifestDetails(root, emptyTable, 'fuzz.apk'));
      },
      (refusal) => offsetOf(refusal) > endOfPool(mutant, 8),
    ),
};

/** Where elements or packages start: after the header and the pool of strings. */
function endOfPool(bytes: Buffer, headerBytes: number): number {
  const isCut = bytes.length < headerBytes + 8;
  return isCut ? Number.POSITIVE_INFINITY : headerBytes + bytes.readUInt32LE(headerBytes + 4);
}

export const fuzzDex: FuzzTarget = {
  name: 'dex',
  weight: 6,
  seeds: async () => {
    const one = Buffer.alloc(200);
    dexHeader({ version: '041', sizeBytes: 200, classes: 1, methods: 3 }).copy(one);
    return plainSeeds(one, Buffer.concat([one, one]));
  },
  mutate: ({ bytes }, random) => mutateDexHeader(bytes, random),
  run: (mutant) =>
    answerOf(() => {
      readDexContainer(mutant, place);
      return { outcome: 'fine', reached: true };
    }),
};

/** Counts and offsets of the header; one of two times nothing else, so that the header is read to its end. */
export function mutateDexHeader(seed: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(seed);
  const at = 44 + below(16, random) * 4;
  bytes.writeUInt32LE(Math.floor(random() * (random() < 0.5 ? 40 : 2 ** 32)), at);
  if (random() < 0.5) bytes.writeUInt8(below(256, random), below(bytes.length, random));
  return random() < 0.1 ? bytes.subarray(0, below(bytes.length, random)) : bytes;
}

/** What comes after the parser has its tree or table: refusing that too is an answer. */
async function readOn(reached: boolean, read: () => void): Promise<FuzzAnswer> {
  const { outcome } = await answerOf(() => {
    read();
    return { outcome: 'fine', reached };
  });
  return { outcome, reached };
}

function offsetOf({ seen }: SlipwayError): number {
  return Number(/offset (\d+)$/.exec(seen ?? '')?.[1] ?? 0);
}

function exercise(table: ResourceTable): void {
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
}
