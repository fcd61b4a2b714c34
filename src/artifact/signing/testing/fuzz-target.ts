import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FuzzAnswer, type FuzzSeed, type FuzzTarget, plainSeeds } from '../../testing/fuzz-target.ts';
import { memorySource } from '../../zip/testing/memory-source.ts';
import { verifyBundle } from '../bundle/verify-bundle.ts';
import type { SignatureVerdict } from '../verdict.ts';
import { verifySignatures } from '../verify-signatures.ts';
import { craftedSamples } from './crafted.ts';
import { filesOf } from './damages.ts';
import { mutateSigned } from './mutate-signed.ts';
import { mutateSignedData } from './mutate-signed-data.ts';
import { requireSignedContents } from './require-signed-contents.ts';
import { openWorkshop, type SignPlan, signSample, type Workshop } from './samples.ts';
import { startSigningTools } from './signing-tools.ts';
import { writeApk } from './write-apk.ts';

const expiry = { nowMs: 0, withinDays: 1 };

/** Signed APKs; the verifier that is meant finds a signing block or a JAR signature to judge. */
export const signatureFuzzTarget: FuzzTarget = {
  name: 'signatures',
  weight: 6,
  seeds: async () => {
    const { signed, crafted } = await samplesOnce();
    return plainSeeds(...signed, ...crafted.values());
  },
  mutate: ({ bytes }, random) => mutateSigned(bytes, random),
  run: (mutant, seed) => judge(mutant, seed, requireKnownSigners),
};

/** Blocks whose signed data was damaged and signed anew, so that what is read after the signature is tried too. */
export const signedAnewFuzzTarget: FuzzTarget = {
  name: 'signed-anew',
  weight: 6,
  seeds: async () => {
    const { crafted, signingKey } = await samplesOnce();
    return anewFrom.map((name) => ({ bytes: crafted.get(name) ?? Buffer.alloc(0), signingKey }));
  },
  mutate: mutateSignedData,
  run: (mutant, seed) => judge(mutant, seed, () => {}),
};

const anewFrom = [
  'v2 as apksigner writes it',
  'v3 as apksigner writes it',
  'v2, two algorithms',
  'v2, chain of certificates',
  'v2 and v3, says v3 too',
  'v3, two signers in a row',
];

type Check = (verdict: SignatureVerdict, seed: SignatureVerdict) => void;

/** For Android versions that know JAR signatures alone, and for those that go by the signing block. */
const lowestSdks = [21, 28];

async function judge(mutant: Buffer, seed: FuzzSeed, check: Check): Promise<FuzzAnswer> {
  const source = memorySource(mutant);
  const verdicts: SignatureVerdict[] = [];
  for (const minSdk of lowestSdks) {
    const verdict = await verifySignatures(source, { minSdk, expiry });
    verdicts.push(verdict);
    await requireSignedContents(verdict, mutant, seed.bytes);
    if (verdict.verified) check(verdict, await verifySignatures(memorySource(seed.bytes), { minSdk }));
  }
  for (const { verified, problems } of [...verdicts, await verifyBundle(source, { expiry })])
    if (verified !== (problems.length === 0)) throw new Error('a verdict without a reason');
  const isNoZip = verdicts.some(({ problems }) => problems.some(({ rule }) => rule.startsWith('file/')));
  return { outcome: verdicts.some(({ verified }) => verified) ? 'fine' : 'finding', reached: !isNoZip };
}

/**
 * Without a key, damage can take a signer away, but make none, nor change what one says. A JAR signature does not
 * cover the certificate beside it: a changed one verifies, in apksigner and jarsigner too, and is told as another
 * certificate by its SHA-256.
 */
function requireKnownSigners(verdict: SignatureVerdict, seed: SignatureVerdict): void {
  const known = new Set(seed.schemeSigners.map((signer) => JSON.stringify(signer)));
  const ofBlocks = verdict.schemeSigners.filter(({ scheme }) => scheme !== 'v1');
  if (ofBlocks.some((signer) => !known.has(JSON.stringify(signer))))
    throw new Error('the signature is said to hold, and its signer is none of those who signed');
}

interface Samples {
  /** Small apps signed by apksigner with every scheme. */
  readonly signed: readonly Buffer[];
  /** Blocks with odd claims, by name. */
  readonly crafted: ReadonlyMap<string, Buffer>;
  /** PEM of the RSA key that signed them. */
  readonly signingKey: string;
}

let samples: Promise<Samples> | undefined;

/** For both targets of a process: most of the time goes into waiting for keytool. */
function samplesOnce(): Promise<Samples> {
  samples ??= makeSamples();
  return samples;
}

async function makeSamples(): Promise<Samples> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-fuzz-signing-'));
  const tools = startSigningTools();
  try {
    const full = await openWorkshop(folder, tools, ['rsa', 'next', 'ec', 'dsa']);
    const { target29, target34 } = full.unsigned;
    const shop = { ...full, unsigned: { target29: small(target29), target34: small(target34) } };
    return {
      signed: await signAll(shop),
      crafted: craftedSamples(shop),
      signingKey: String(shop.keys.rsa.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    };
  } finally {
    await tools.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function signAll(shop: Workshop): Promise<readonly Buffer[]> {
  const all = ['v1', 'v2', 'v3'] as const;
  const plans: readonly SignPlan[] = [
    { keys: ['rsa'], schemes: ['v1'], app: 'target29' },
    { keys: ['ec'], schemes: all },
    { keys: ['rsa', 'next'], schemes: all, lineage: true },
    { keys: ['rsa', 'ec'], schemes: ['v1', 'v2'] },
    { keys: ['ec'], schemes: ['v2', 'v3'], options: ['--verity-enabled', 'true'] },
  ];
  const signed: Buffer[] = [];
  for (const plan of plans) signed.push(await signSample(shop, plan));
  return signed;
}

function small(apk: Buffer): Buffer {
  return writeApk(filesOf(apk).filter(({ name }) => !name.startsWith('lib/')));
}
