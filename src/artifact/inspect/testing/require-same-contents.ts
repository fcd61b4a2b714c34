import { SlipwayError } from '../../../errors/slipway-error.ts';
import { openZip, type Zip } from '../../zip/open-zip.ts';
import { memorySource } from '../../zip/testing/memory-source.ts';

export interface Covered {
  /** Whether a signature covers the entry of that name. */
  readonly isCovered: (name: string) => boolean;
  /** The part of an entry that is covered; the whole by default. */
  readonly partOf?: (content: Buffer) => Buffer;
}

/** Throws unless every covered entry of a mutant is, name and content, one of the seed. */
export async function requireSameContents(
  mutant: Buffer,
  seed: Buffer,
  { isCovered, partOf = (content) => content }: Covered,
): Promise<void> {
  const [after, before] = [await openZip(memorySource(mutant)), await openZip(memorySource(seed))];
  for (const name of after.entries.keys()) {
    if (!isCovered(name) || name.endsWith('/')) continue;
    const [now, then] = [await contentOf(after, name), await contentOf(before, name)];
    if (now === undefined || then === undefined || !partOf(now).equals(partOf(then)))
      throw new Error(`the signature is said to hold, and ${name} is not what was signed`);
  }
}

/** Undefined where it cannot be read: that too is not what was signed. */
async function contentOf(zip: Zip, name: string): Promise<Buffer | undefined> {
  try {
    return await zip.read(name);
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    return undefined;
  }
}
