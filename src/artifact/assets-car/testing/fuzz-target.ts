import { answerOf, type FuzzTarget, plainSeeds } from '../../testing/fuzz-target.ts';
import { below, pickOf, type Random } from '../../testing/seeded-random.ts';
import { assetCatalogFindings } from '../findings.ts';
import { readAssetCatalog } from '../read-catalog.ts';
import { realCatalog } from './real-catalogs.ts';
import { sampleCatalogBytes } from './sample-catalog.ts';

const interesting = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

const rendition = /^(Rendition|An entry of FACETKEYS|The tree APPEARANCEKEYS)/;

/** Asset catalogs; the parser that is meant reads renditions, beyond the tables of the store. */
export const assetCatalogFuzzTarget: FuzzTarget = {
  name: 'assets-car',
  weight: 8,
  seeds: async () => {
    const real = await Promise.all([realCatalog('mitmproxy'), realCatalog('flet')]);
    return plainSeeds(
      sampleCatalogBytes(),
      sampleCatalogBytes({ entriesPerPage: 2 }),
      ...real.filter((bytes) => typeof bytes !== 'string'),
    );
  },
  mutate: ({ bytes }, random) => mutateCatalog(bytes, random),
  run: (mutant) =>
    answerOf(
      () => {
        const findings = assetCatalogFindings(readAssetCatalog(mutant, { path: 'fuzz.car' }), 'fuzz.car');
        return { outcome: findings.length > 0 ? 'finding' : 'fine', reached: true };
      },
      ({ message }) => rendition.test(message),
    ),
};

/** Changes one to three numbers or bytes, mostly inside blocks, where the store's tables stay sound. */
export function mutateCatalog(seed: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(seed);
  const places = blocksOf(bytes);
  for (let change = 1 + below(3, random); change > 0; change -= 1) {
    const block = pickOf(places, random);
    const inside = random() < 0.85 && block !== undefined && block.length > 4;
    const at = inside
      ? block.start + below(Math.min(block.length, 600) - 3, random)
      : below(bytes.length - 4, random);
    const value = pickOf(interesting, random) ?? 0;
    if (random() < 0.4) bytes.writeUInt8(below(256, random), at);
    else if (random() < 0.5) bytes.writeUInt32LE(value, at);
    else bytes.writeUInt32BE(value, at);
  }
  return random() < 0.05 ? bytes.subarray(0, below(bytes.length, random)) : bytes;
}

function blocksOf(bytes: Buffer): readonly { start: number; length: number }[] {
  const index = bytes.readUInt32BE(16);
  return Array.from({ length: bytes.readUInt32BE(index) }, (_, number) => ({
    start: bytes.readUInt32BE(index + 4 + number * 8),
    length: bytes.readUInt32BE(index + 8 + number * 8),
  }));
}
