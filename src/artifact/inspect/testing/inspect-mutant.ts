import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import { answerOf, type FuzzAnswer, type FuzzSeed } from '../../testing/fuzz-target.ts';
import { openZip, type Zip } from '../../zip/open-zip.ts';
import { memorySource } from '../../zip/testing/memory-source.ts';
import { inspectPath } from '../inspect-path.ts';
import type { Inspection } from '../inspection.ts';

export interface WholeFile {
  /** Entries that an inner parser reads; a changed picture or text reaches none. */
  readonly parsed: RegExp;
  /** Throws where a signature is said to hold although signed bytes differ. */
  readonly requireHonest: (inspection: Inspection, mutant: Buffer, seed: FuzzSeed) => Promise<void>;
}

const options = { nowMs: Date.UTC(2026, 5, 1), delivered: true };

/**
 * Inspects a whole file as the command does. The inner parser was reached when an entry that it reads has other
 * content than in the seed, the zip reader hands that content out, and nothing before it refused the file. A finding
 * is one that the seed does not have.
 */
export async function inspectMutant(
  mutant: Buffer,
  seed: FuzzSeed,
  { parsed, requireHonest }: WholeFile,
): Promise<FuzzAnswer> {
  const known = await findingsOf(seed.bytes);
  const changed = (await changedEntries(mutant, seed.bytes)).filter((name) => parsed.test(name));
  return answerOf(
    async () => {
      const inspection = await inspect(mutant);
      await requireHonest(inspection, mutant, seed);
      const isNew = textsOf(inspection).some((text) => !known.has(text));
      return { outcome: isNew ? 'finding' : 'fine', reached: changed.length > 0 };
    },
    (refusal) => changed.some((name) => speaksOf(refusal, name)),
  );
}

function inspect(bytes: Buffer): Promise<Inspection> {
  const path = join(tmpdir(), `slipway-fuzz-${process.pid}`);
  writeFileSync(path, bytes);
  return inspectPath(path, options);
}

const findingsBySeed = new Map<Buffer, ReadonlySet<string>>();

async function findingsOf(seed: Buffer): Promise<ReadonlySet<string>> {
  const known = findingsBySeed.get(seed) ?? new Set(textsOf(await inspect(seed)));
  findingsBySeed.set(seed, known);
  return known;
}

function textsOf({ findings }: Inspection): readonly string[] {
  return findings.map(({ rule, place, message }) => `${rule}\0${place}\0${message}`);
}

/** A manifest that lacks something is refused without naming its entry. */
function speaksOf({ code, seen }: SlipwayError, entry: string): boolean {
  return code === 'ARTIFACT_MANIFEST_INVALID' || seen?.includes(`entry ${JSON.stringify(entry)}`) === true;
}

/** Entries whose content can be read and is not that of the seed. */
async function changedEntries(mutant: Buffer, seed: Buffer): Promise<readonly string[]> {
  const [zip, before] = [await openOrNothing(mutant), await openZip(memorySource(seed))];
  const changed: string[] = [];
  for (const { name, crc32 } of zip?.entries.values() ?? []) {
    if (before.entries.get(name)?.crc32 !== crc32 && (await canRead(zip, name))) changed.push(name);
  }
  return changed;
}

async function openOrNothing(bytes: Buffer): Promise<Zip | undefined> {
  try {
    return await openZip(memorySource(bytes));
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    return undefined;
  }
}

async function canRead(zip: Zip | undefined, name: string): Promise<boolean> {
  try {
    return (await zip?.read(name)) !== undefined;
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    return false;
  }
}
