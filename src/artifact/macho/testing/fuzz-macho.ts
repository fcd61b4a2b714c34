import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isIntact, reportSignature } from '../../ipa/signature-report.ts';
import { writeXmlPlist } from '../../plist/testing/write-plist.ts';
import { answerOf, type FuzzSeed, type FuzzTarget, plainSeeds } from '../../testing/fuzz-target.ts';
import { mutateBytes } from '../../testing/mutate-bytes.ts';
import type { Random } from '../../testing/seeded-random.ts';
import { readClassNames } from '../class-names.ts';
import { verifyCodeSignature } from '../code-signature/verify-code-signature.ts';
import { bufferAccess, partOf } from '../random-access.ts';
import { readMachO, readMethodNames } from '../read-macho.ts';
import { buildMachO, makeFat } from './build-macho.ts';
import { writeDerEntitlements } from './der-entitlements.ts';
import { repairPageHashes } from './repair-page-hashes.ts';
import { makeSigner } from './sign-cms.ts';
import { signMachO } from './sign-macho.ts';

const fatAlignment = 0x4000;
const outer = /no Mach-O|No little-endian|announced|overlaps/;

export const machOFuzzTarget: FuzzTarget = {
  name: 'macho',
  weight: 8,
  seeds: makeSeeds,
  mutate: ({ bytes }, random) => mutateMachO(bytes, random),
  run: (mutant, seed) =>
    answerOf(
      async () => {
        const slices = await readSlices(mutant);
        const isBroken = slices.some(({ report }) => report !== undefined && !isIntact(report));
        await requireHonest(slices, seed.bytes);
        return { outcome: isBroken ? 'finding' : 'fine', reached: true };
      },
      ({ message }) => !outer.test(message),
    ),
};

/**
 * Half of the mutants are changed in the header and load commands, half in the signature. Half of those are hashed
 * anew, as somebody would do who has no key.
 */
export function mutateMachO(seed: Buffer, random: Random): Buffer {
  const signature = seed.indexOf(Buffer.from('fade0cc0', 'hex'));
  const isFat = seed.readUInt32BE(0) === 0xcafebabe;
  const start = isFat ? fatAlignment : 0;
  if (random() < 0.5 && signature > 0) {
    const mutant = mutateBytes(seed, random, {
      from: signature + 8,
      to: Math.min(seed.length, signature + 6000),
    });
    return random() < 0.5 ? repairPageHashes(mutant, start) : mutant;
  }
  const from = isFat && random() < 0.3 ? 0 : start;
  const mutant = mutateBytes(seed, random, { from: from + 4, to: from + 1500 });
  return random() < 0.5 ? repairPageHashes(mutant, start) : mutant;
}

/** Reads a binary as an inspection does: slices, symbols, every hash of the signature. */
async function readSlices(bytes: Buffer) {
  const file = bufferAccess(bytes, { path: 'fuzz' });
  return Promise.all(
    (await readMachO(file)).slices.map(async (slice) => {
      const { offset, sizeBytes, signature } = slice;
      const part = partOf(file, offset, sizeBytes);
      await readMethodNames(part, slice);
      await readClassNames(part, slice);
      if (signature === undefined) return { report: undefined, covered: undefined };
      const report = reportSignature(await verifyCodeSignature(part, { signature, files: {}, roots: [] }));
      const code = bytes.subarray(offset, offset + signature.offset).toString('latin1');
      return { report, covered: JSON.stringify([report.entitlements, report.derEntitlements, code]) };
    }),
  );
}

/** What a key vouches for has to be what the seed's key vouched for: code and entitlements. */
async function requireHonest(slices: Awaited<ReturnType<typeof readSlices>>, seed: Buffer): Promise<void> {
  const vouched = slices.filter(({ report }) => report?.cms !== undefined && isIntact(report));
  if (vouched.length === 0) return;
  const known = new Set((await readSlices(seed)).map(({ covered }) => covered));
  if (vouched.some(({ covered }) => !known.has(covered)))
    throw new Error('the signature is said to hold, and the code is not what was signed');
}

async function makeSeeds(): Promise<readonly FuzzSeed[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-fuzz-'));
  try {
    const [thin, signer] = await Promise.all([
      buildMachO(folder, { name: 'App' }),
      makeSigner({
        folder,
        team: 'ABCDE12345',
        commonName: 'Apple Distribution: Example Ltd (ABCDE12345)',
      }),
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
    return plainSeeds(thin, signed, makeFat([{ architecture: 'arm64', bytes: signed }]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
