import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource } from '../../zip/testing/memory-source.ts';
import { verifyBundle } from '../bundle/verify-bundle.ts';
import { verifySignatures } from '../verify-signatures.ts';
import { craftedSamples } from './crafted.ts';
import { filesOf } from './damages.ts';
import { openWorkshop, type SignPlan, signSample, type Workshop } from './samples.ts';
import { startSigningTools } from './signing-tools.ts';
import { type ApkFile, writeApk } from './write-apk.ts';
import { joinApk, splitApk } from './write-block.ts';

const interesting = [0, 1, 2, 24, 0x7f, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff];

/** Signed APKs for the fuzzer: 'deep' when a signing block or a JAR signature was there to be judged. */
export const fuzzTarget = {
  name: 'signatures',
  seeds,
  mutate,
  run: async (input: Buffer): Promise<'deep' | 'shallow'> => {
    const source = memorySource(input);
    const verdict = await verifySignatures(source, { minSdk: 21, expiry: { nowMs: 0, withinDays: 1 } });
    const bundle = await verifyBundle(source, { expiry: { nowMs: 0, withinDays: 1 } });
    for (const { verified, problems } of [verdict, bundle])
      if (verified !== (problems.length === 0)) throw new Error('a verdict without a reason');
    return verdict.problems.some(({ rule }) => rule.startsWith('file/')) ? 'shallow' : 'deep';
  },
};

/** Small apps signed by apksigner with every scheme, and blocks with odd claims. */
async function seeds(): Promise<Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-fuzz-signing-'));
  const tools = startSigningTools();
  try {
    const full = await openWorkshop(folder, tools, ['rsa', 'next', 'ec', 'dsa']);
    const shop: Workshop = {
      ...full,
      unsigned: { target29: small(full.unsigned.target29), target34: small(full.unsigned.target34) },
    };
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
    return [...signed, ...craftedSamples(shop).values()];
  } finally {
    await tools.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function small(apk: Buffer): Buffer {
  return writeApk(filesOf(apk).filter(({ name }) => !name.startsWith('lib/')));
}

type Random = () => number;
const below = (random: Random, limit: number): number => Math.floor(random() * limit);

/** Changes the signing block, a signature file with the zip file made anew around it, or any byte. */
function mutate(seed: Buffer, random: Random): Buffer {
  const kind = random();
  if (kind < 0.5 && splitApk(seed).pairs.length > 0) return mutateBlock(seed, random);
  if (kind < 0.85) return mutateFile(seed, random);
  const bytes = spoil(seed, random);
  return random() < 0.1 ? bytes.subarray(0, below(random, bytes.length)) : bytes;
}

function mutateBlock(seed: Buffer, random: Random): Buffer {
  const parts = splitApk(seed);
  const chosen = below(random, parts.pairs.length);
  const pairs = parts.pairs.map((pair, index) =>
    index === chosen ? { ...pair, value: spoil(pair.value, random) } : pair,
  );
  return joinApk({ ...parts, pairs: random() < 0.1 ? [...pairs, ...pairs].toReversed() : pairs });
}

/** Lengths and checksums are right again, so that the content itself reaches its parser. */
function mutateFile(seed: Buffer, random: Random): Buffer {
  const files = filesOf(seed);
  const signature = files.filter(({ name }) => name.startsWith('META-INF/'));
  const from = signature.length > 0 && random() < 0.9 ? signature : files;
  const chosen = from[below(random, from.length)];
  const changed = files.map(
    (file): ApkFile => (file === chosen ? { ...file, content: spoil(file.content, random) } : file),
  );
  return joinApk({ ...splitApk(writeApk(changed)), pairs: splitApk(seed).pairs });
}

function spoil(original: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(original);
  for (let change = 1 + below(random, 4); change > 0 && bytes.length >= 4; change -= 1) {
    const at = below(random, bytes.length - 3);
    const how = random();
    if (how < 0.5) bytes.writeUInt8(below(random, 256), at);
    else if (how < 0.8) bytes.writeUInt32LE(interesting[below(random, interesting.length)] ?? 0, at);
    else bytes.copy(bytes, at, below(random, bytes.length), below(random, bytes.length));
  }
  return random() < 0.1 ? bytes.subarray(0, below(random, bytes.length)) : bytes;
}
