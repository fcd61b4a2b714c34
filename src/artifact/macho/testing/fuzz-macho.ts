import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { FuzzTarget } from '../../ipa/testing/fuzz-target.ts';
import { mutateBytes } from '../../ipa/testing/mutate.ts';
import { writeXmlPlist } from '../../plist/testing/write-plist.ts';
import { verifyCodeSignature } from '../code-signature/verify-code-signature.ts';
import { bufferAccess, partOf } from '../random-access.ts';
import { readMachO, readMethodNames } from '../read-macho.ts';
import { buildMachO, makeFat } from './build-macho.ts';
import { writeDerEntitlements } from './der-entitlements.ts';
import { makeSigner } from './sign-cms.ts';
import { signMachO } from './sign-macho.ts';

/** Reads a binary as an inspection does: slices, symbols, every hash of the signature. */
async function readEverything(bytes: Buffer): Promise<void> {
  const file = bufferAccess(bytes, { path: 'fuzz' });
  for (const slice of (await readMachO(file)).slices) {
    const part = partOf(file, slice.offset, slice.sizeBytes);
    await readMethodNames(part, slice);
    if (slice.signature === undefined) continue;
    await verifyCodeSignature(part, { signature: slice.signature, files: {}, roots: [] });
  }
}

async function makeSeeds(): Promise<readonly Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-fuzz-'));
  try {
    const [thin, signer] = await Promise.all([
      buildMachO(folder, { name: 'App' }),
      makeSigner(folder, 'ABCDE12345', 'Apple Distribution: Example Ltd (ABCDE12345)'),
    ]);
    const entitlements = {
      'application-identifier': 'ABCDE12345.com.example',
      list: ['a', 'b'],
      flag: false,
    };
    const signed = signMachO(thin, {
      identifier: 'com.example',
      teamId: 'ABCDE12345',
      hashes: ['sha1', 'sha256'],
      signer,
      entitlements: writeXmlPlist(entitlements),
      derEntitlements: writeDerEntitlements(entitlements),
    });
    return [thin, signed, makeFat([{ architecture: 'arm64', bytes: signed }])];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const machOFuzzTarget: FuzzTarget = {
  name: 'macho',
  seeds: makeSeeds,
  /** Half of the mutants are changed in the header and load commands, half in the signature. */
  mutate: (seed, random) => {
    const signature = seed.indexOf(Buffer.from('fade0cc0', 'hex'));
    const isFat = seed.readUInt32BE(0) === 0xcafebabe;
    if (random() < 0.5 && signature > 0) {
      return mutateBytes(seed, random, { from: signature + 8, to: Math.min(seed.length, signature + 6000) });
    }
    const start = isFat && random() < 0.7 ? 0x4000 : 0;
    return mutateBytes(seed, random, { from: start + 4, to: start + 1500 });
  },
  run: async (input) => {
    try {
      await readEverything(input);
      return 'deep';
    } catch (error) {
      if (!(error instanceof SlipwayError) || error.code !== 'ARTIFACT_CORRUPT') throw error;
      return /no Mach-O|No little-endian|announced|overlaps/.test(error.message) ? 'shallow' : 'deep';
    }
  },
};
