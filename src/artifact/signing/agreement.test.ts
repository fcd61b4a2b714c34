import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runTool } from '../testing/run-tool.ts';
import { comparedSdks, compareVerdicts, disagreement, statedDifference } from './testing/agreement.ts';
import { craftedSamples } from './testing/crafted.ts';
import { damages, transplant } from './testing/damages.ts';
import { goodSamples, openWorkshop, type Workshop } from './testing/samples.ts';
import { type SigningTools, startSigningTools } from './testing/signing-tools.ts';

let folder: string;
let tools: SigningTools;
let shop: Workshop;
let good: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-signing-'));
  tools = startSigningTools();
  shop = await openWorkshop(folder, tools);
  good = await goodSamples(shop);
});

afterAll(async () => {
  await tools.close();
  await rm(folder, { recursive: true, force: true });
});

/** Lines of disagreement over all samples and API levels; empty when there is none. */
async function disagreements(
  samples: Iterable<readonly [string, Buffer]>,
  sdks: readonly number[] = comparedSdks,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const [name, bytes] of samples) {
    for (const minSdk of sdks) {
      const line = disagreement(await compareVerdicts(bytes, { folder, tools, minSdk }));
      if (line !== undefined) lines.push(`${name}, from ${minSdk}: ${line}`);
    }
  }
  return lines;
}

// Hundreds of files each; the time is for machines that do other things beside.
describe('the verdict of apksigner, schemes and certificates included', { timeout: 180_000 }, () => {
  test('on good samples of every scheme, kind of key and number of signers', async () => {
    expect(good.size).toBeGreaterThan(25);
    expect(await disagreements(good)).toEqual([]);
  });

  test('by its own command line too, with the minimum SDK of the manifest', async () => {
    const path = join(folder, 'own.apk');
    for (const name of ['v1+v2+v3', 'rotated', 'v1, target 34']) {
      const { ours } = await compareVerdicts(good.get(name) ?? Buffer.alloc(0), {
        folder,
        tools,
        minSdk: undefined,
      });
      await runTool('cp', [join(folder, 'compared.apk'), path]);
      const text = await runTool('apksigner', ['verify', '--verbose', '--print-certs', path]).catch(() => '');
      expect([name, ours.verified]).toEqual([name, /^Verifies$/m.test(text)]);
      for (const { subject, sha256, sha1, keyAlgorithm, keyBits } of ours.signers) {
        expect(text).toContain(`certificate DN: ${subject}\n`);
        expect(text).toContain(`certificate SHA-256 digest: ${sha256}\n`);
        expect(text).toContain(`certificate SHA-1 digest: ${sha1}\n`);
        expect(text).toContain(`key algorithm: ${keyAlgorithm}\n`);
        expect(text).toContain(`key size (bits): ${keyBits}\n`);
      }
    }
  });

  test.each(['v1', 'v1+v2', 'v1+v2+v3', 'rotated', 'two signers', 'jarsigner, EC'])(
    'on %s, damaged',
    async (base) => {
      const apk = good.get(base) ?? Buffer.alloc(0);
      const damaged = Object.entries(damages).flatMap(([name, damage]) => {
        const bytes = damage(apk);
        return bytes === undefined ? [] : [[name, bytes] as const];
      });
      expect(damaged.length).toBeGreaterThan(60);
      // Which levels look at which scheme is the same for all files: one of them is asked for every level.
      const sdks = base === 'v1+v2+v3' ? comparedSdks : [21, 28];
      expect(await disagreements(damaged, sdks)).toEqual([]);
    },
  );

  test('on blocks that were signed with wrong or odd claims', async () => {
    const crafted = craftedSamples(shop);
    expect(await disagreements(crafted)).toEqual([]);
    const odd = crafted.get('v2, PSS with SHA-256') ?? Buffer.alloc(0);
    expect(statedDifference(await compareVerdicts(odd, { folder, tools, minSdk: 24 }))).toBe('RSASSA-PSS');
  });

  test('on the signing block of another file', async () => {
    const swapped = transplant(
      good.get('EC P-256') ?? Buffer.alloc(0),
      good.get('v1+v2+v3') ?? Buffer.alloc(0),
    );
    expect(await disagreements([['swapped', swapped]])).toEqual([]);
  });

  test('on single bytes flipped anywhere', async () => {
    const apk = good.get('v1+v2+v3') ?? Buffer.alloc(0);
    const small = apk.length - 16_000;
    const flipped = Array.from({ length: 60 }, (_, index) => {
      // The end of the file holds the signing block, the signature files and the central directory.
      const at = index % 5 === 0 ? (index * 7919) % small : small + ((index * 104_729) % 16_000);
      const bytes = Buffer.from(apk);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (index % 8));
      return [`byte ${at}`, bytes] as const;
    });
    expect(await disagreements(flipped, [24, 28])).toEqual([]);
  });
});

test('the two stated differences are what they are said to be', async () => {
  const apk = good.get('v1+v2+v3') ?? Buffer.alloc(0);
  const bytes = damages['block, v3 without signers']?.(apk) ?? Buffer.alloc(0);
  const comparison = await compareVerdicts(bytes, { folder, tools, minSdk: 24 });
  expect(comparison.tool).toMatchObject({ verified: true, schemes: ['v2'] });
  expect(comparison.ours).toMatchObject({
    verified: false,
    problems: [{ rule: 'v3/no-signers', place: 'scheme v3' }],
  });
});
