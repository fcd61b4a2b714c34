import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openByteSource } from '../byte-source.ts';
import { verifyBundle } from './bundle/verify-bundle.ts';
import { filesOf } from './testing/damages.ts';
import { openWorkshop, pattern, type SignPlan, signSample, type Workshop } from './testing/samples.ts';
import { type SigningTools, startSigningTools } from './testing/signing-tools.ts';
import { writeApk } from './testing/write-apk.ts';
import { verifySignatures } from './verify-signatures.ts';

const mebibyte = 1024 * 1024;

let folder: string;
let tools: SigningTools;
let shop: Workshop;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-large-'));
  tools = startSigningTools();
  const small = await openWorkshop(folder, tools, ['rsa', 'rsa4096']);
  const target34 = writeApk([
    ...filesOf(small.unsigned.target34),
    { name: 'assets/large.bin', content: pattern(66 * mebibyte), stored: true },
    { name: 'assets/zeros.bin', content: Buffer.alloc(40 * mebibyte) },
    ...Array.from({ length: 24 }, (_, index) => ({
      name: `assets/${index}.bin`,
      content: Buffer.alloc(mebibyte, index),
    })),
  ]);
  shop = { ...small, unsigned: { ...small.unsigned, target34 } };
}, 180_000);

afterAll(async () => {
  await tools.close();
  await rm(folder, { recursive: true, force: true });
});

/** Files so large that two threads share the work. */
test.each(['rsa4096'] as const)(
  'a large file signed with %s, whole and changed',
  { timeout: 120_000 },
  async (key) => {
    const plan: SignPlan = { keys: [key], schemes: ['v1', 'v2', 'v3'] };
    const apk = await signSample(shop, plan);
    const path = join(folder, 'large.apk');
    const verdicts: unknown[] = [];
    const middle = apk.indexOf('assets/large.bin') + 33 * mebibyte;
    for (const changed of [false, true]) {
      if (changed) apk[middle] = (apk[middle] ?? 0) ^ 1;
      await writeFile(path, apk);
      const source = await openByteSource(path);
      const { verified, problems, sha256 } = await verifySignatures(source, { minSdk: 21, wholeFile: true });
      const bundle = await verifyBundle(source, {
        expiry: { nowMs: Date.now(), withinDays: 1 },
        wholeFile: true,
      });
      await source.close();
      const hash = createHash('sha256').update(apk).digest('hex');
      expect([sha256, bundle.sha256]).toEqual([hash, hash]);
      expect(verified).toBe((await tools.verify(path, 21)).verified);
      verdicts.push([
        verified,
        problems.map(({ rule }) => rule),
        bundle.state,
        bundle.problems.map(({ place }) => place),
      ]);
    }
    expect(verdicts).toEqual([
      [true, [], 'signed', []],
      [false, ['v3/content'], 'broken', ['assets/large.bin']],
    ]);
  },
);
