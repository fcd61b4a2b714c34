import { SlipwayError } from '../../../errors/slipway-error.ts';
import { readAssetCatalog } from '../read-catalog.ts';
import { realCatalog } from './real-catalogs.ts';
import { sampleCatalogBytes } from './sample-catalog.ts';

const interesting = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

/** Asset catalogs for the fuzzer: 'deep' when renditions were reached, beyond the tables of the store. */
export const fuzzTarget = {
  name: 'assets-car',
  seeds: async (): Promise<Buffer[]> => {
    const real = await Promise.all([realCatalog('mitmproxy'), realCatalog('flet')]);
    return [
      sampleCatalogBytes(),
      sampleCatalogBytes({ entriesPerPage: 2 }),
      ...real.filter((bytes) => typeof bytes !== 'string'),
    ];
  },
  mutate,
  run: async (input: Buffer): Promise<'deep' | 'shallow'> => {
    try {
      readAssetCatalog(input, { path: 'fuzz.car' });
      return 'deep';
    } catch (error) {
      if (!(error instanceof SlipwayError) || error.code !== 'ARTIFACT_CORRUPT') throw error;
      return /^(Rendition|An entry of FACETKEYS|The tree APPEARANCEKEYS)/.test(error.message)
        ? 'deep'
        : 'shallow';
    }
  },
};

/** Changes one to three numbers or bytes, mostly inside blocks, where the store's tables stay sound. */
function mutate(seed: Buffer, random: () => number): Buffer {
  const bytes = Buffer.from(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  const places = blocksOf(bytes);
  for (let change = 1 + pick(3); change > 0; change -= 1) {
    const block = places[pick(places.length)];
    const inside = random() < 0.85 && block !== undefined && block.length > 4;
    const at = inside ? block.start + pick(Math.min(block.length, 600) - 3) : pick(bytes.length - 4);
    const value = interesting[pick(interesting.length)] ?? pick(256);
    if (random() < 0.4) bytes.writeUInt8(pick(256), at);
    else if (random() < 0.5) bytes.writeUInt32LE(value, at);
    else bytes.writeUInt32BE(value, at);
  }
  return random() < 0.05 ? bytes.subarray(0, pick(bytes.length)) : bytes;
}

function blocksOf(bytes: Buffer): readonly { start: number; length: number }[] {
  const index = bytes.readUInt32BE(16);
  return Array.from({ length: bytes.readUInt32BE(index) }, (_, number) => ({
    start: bytes.readUInt32BE(index + 4 + number * 8),
    length: bytes.readUInt32BE(index + 8 + number * 8),
  }));
}
