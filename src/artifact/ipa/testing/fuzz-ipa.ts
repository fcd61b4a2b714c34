import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import { readProfile } from '../profile.ts';
import { readIpa } from '../read-ios.ts';
import { buildIpa, makeIpaKit, makeProfile, zipTree } from './build-ipa.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { mutateBytes } from './mutate.ts';
import { openTestZip } from './open-test-zip.ts';

const nowMs = Date.UTC(2026, 5, 1);

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-fuzz-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Offsets of the entries of the central directory. */
function directoryEntries(zip: Buffer): readonly number[] {
  const offsets: number[] = [];
  const end = zip.lastIndexOf('PK\x05\x06');
  let at = end < 0 ? zip.length : zip.readUInt32LE(end + 16);
  while (at + 46 <= zip.length && zip.readUInt32LE(at) === 0x02014b50) {
    offsets.push(at);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return offsets;
}

/** Changes the content of one stored entry and repairs its checksum, so that the parser inside is reached. */
function mutateEntry(seed: Buffer, random: () => number): Buffer {
  const entries = directoryEntries(seed);
  const at = entries[Math.floor(random() * entries.length)];
  if (at === undefined) return mutateBytes(seed, random);
  const header = seed.readUInt32LE(at + 42);
  const from = header + 30 + seed.readUInt16LE(header + 26) + seed.readUInt16LE(header + 28);
  const to = from + seed.readUInt32LE(at + 20);
  // Of a binary the load commands and the signature are what is parsed, not the code between.
  const isLong = to - from > 20_000;
  const signature = seed.indexOf(Buffer.from('fade0cc0', 'hex'), from);
  const inSignature = isLong && random() < 0.5 && signature > 0 && signature < to;
  const window = inSignature
    ? { from: signature, to: Math.min(to, signature + 6000) }
    : { from, to: isLong ? from + 1500 : to };
  const mutant = mutateBytes(seed, random, { ...window, keepLength: true });
  mutant.writeUInt32LE(crc32(mutant.subarray(from, to)), at + 16);
  return mutant;
}

export const ipaFuzzTarget: FuzzTarget = {
  name: 'ipa',
  seeds: () =>
    inFolder(async (folder) => [zipTree(await buildIpa(await makeIpaKit(folder)), { stored: true })]),
  mutate: (seed, random) => (random() < 0.9 ? mutateEntry(seed, random) : mutateBytes(seed, random)),
  run: async (input) => {
    try {
      await readIpa(await openTestZip(input), { nowMs });
      return 'deep';
    } catch (error) {
      if (error instanceof SlipwayError && error.code !== 'BUG') return 'shallow';
      throw error;
    }
  },
};

export const profileFuzzTarget: FuzzTarget = {
  name: 'provisioning profile (CMS)',
  seeds: () =>
    inFolder(async (folder) => [await makeProfile(await makeIpaKit(folder), { 'get-task-allow': false })]),
  mutate: (seed, random) => mutateBytes(seed, random),
  run: async (input) => {
    try {
      readProfile(input, { path: 'fuzz' }, []);
      return 'deep';
    } catch (error) {
      if (!(error instanceof SlipwayError) || error.code !== 'ARTIFACT_CORRUPT') throw error;
      // What is cut off is told by the first lengths; everything else was found further inside.
      return /cut off/.test(String((error.cause as Error | undefined)?.message)) ? 'shallow' : 'deep';
    }
  },
};
