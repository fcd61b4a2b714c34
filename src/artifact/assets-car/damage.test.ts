import { describe, expect, test } from 'vitest';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { fuzzRounds } from '../testing/fuzz-rounds.ts';
import { readAssetCatalog } from './read-catalog.ts';
import { assetCatalogFuzzTarget } from './testing/fuzz-target.ts';
import { sampleCatalogBytes } from './testing/sample-catalog.ts';
import { writeBom } from './testing/write-bom.ts';

const read = (bytes: Buffer) => readAssetCatalog(bytes, { path: 'App.ipa', entry: 'Assets.car' });

/** Where the index of blocks says that a named variable's block starts. */
function startOf(bytes: Buffer, name: string): number {
  const table = bytes.readUInt32BE(24);
  const number = bytes.readUInt32BE(bytes.indexOf(name, table) - 5);
  return bytes.readUInt32BE(bytes.readUInt32BE(16) + 4 + number * 8);
}

/** Page to which a tree's head points. */
function pageOf(bytes: Buffer, name: string): number {
  const number = bytes.readUInt32BE(startOf(bytes, name) + 8);
  return bytes.readUInt32BE(bytes.readUInt32BE(16) + 4 + number * 8);
}

describe('a damaged catalog is refused with its place', () => {
  test.each<[string, (bytes: Buffer) => void, string]>([
    ['that is no BOM store', (b) => b.write('XOM', 0), 'The asset catalog does not start with BOMStore.'],
    [
      'with more blocks than bytes',
      (b) => b.writeUInt32BE(1 << 30, b.readUInt32BE(16)),
      'The BOM store announces too many blocks.',
    ],
    [
      'whose index is outside',
      (b) => b.writeUInt32BE(0xffffffff, 16),
      'The table of a BOM store points outside of its own bytes.',
    ],
    [
      'whose names are endless',
      (b) => b.writeUInt32BE(0xffffffff, b.readUInt32BE(24)),
      'The table of a BOM store points outside of its own bytes.',
    ],
    [
      'without its header',
      (b) => b.write('X', startOf(b, 'CARHEADER')),
      'The block CARHEADER does not hold the header of a catalog.',
    ],
    [
      'with an endless key',
      (b) => b.writeUInt32LE(0xffffffff, startOf(b, 'KEYFORMAT') + 8),
      'A key of 4294967295 attributes is announced.',
    ],
    ['whose tree is none', (b) => b.write('x', startOf(b, 'RENDITIONS')), 'RENDITIONS is not a tree.'],
    [
      'whose leaves form a circle',
      (b) => b.writeUInt32BE(b.readUInt32BE(startOf(b, 'RENDITIONS') + 8), pageOf(b, 'RENDITIONS') + 4),
      'The pages of a tree form a circle.',
    ],
    [
      'with an empty inner page',
      (b) => b.writeUInt32BE(0, pageOf(b, 'RENDITIONS')),
      'An inner page of a tree is empty.',
    ],
    [
      'with more entries than its page',
      (b) => b.writeUInt16BE(0xffff, pageOf(b, 'RENDITIONS') + 2),
      'The tree RENDITIONS points outside of its own bytes.',
    ],
    [
      'with a rendition that is none',
      (b) => b.write('x', b.indexOf('ISTC')),
      'Rendition 0 points outside of its own bytes.',
    ],
    [
      'with an endless chain',
      (b) => b.writeUInt32LE(0xffffffff, b.indexOf('ISTC') + 168),
      'Rendition 0 points outside of its own bytes.',
    ],
    [
      'with a colour of too many parts',
      (b) => b.writeUInt32LE(1 << 20, b.indexOf('RLOC') + 12),
      'Rendition 2 points outside of its own bytes.',
    ],
  ])('%s', (_, damage, message) => {
    const bytes = sampleCatalogBytes();
    damage(bytes);
    expect(() => read(bytes)).toThrow(SlipwayError);
    expect(() => read(bytes)).toThrow(message);
  });

  test('without the trees it cannot do without', () => {
    const parts = { CARHEADER: Buffer.alloc(0) };
    expect(() => read(writeBom({ KEYFORMAT: Buffer.alloc(12) }))).toThrow(
      'The asset catalog has no block CARHEADER.',
    );
    expect(() => read(writeBom(parts))).toThrow('does not hold the header');
  });

  test('whose entries all share one large block, before it takes long', () => {
    const entry = { key: [], file: 'a', layout: 12 };
    const renditions = [
      { ...entry, payload: Buffer.alloc(200_000) },
      ...Array.from({ length: 49 }, () => entry),
    ];
    const bytes = sampleCatalogBytes({ renditions });
    const page = pageOf(bytes, 'RENDITIONS');
    for (let index = 1; index < 50; index += 1)
      bytes.copy(bytes, page + 12 + index * 8, page + 12, page + 20);
    expect(() => read(bytes)).toThrow('The renditions share more bytes than the catalog has.');
  });
});

test('thousands of mutants are read or refused, never a crash and never slow', {
  timeout: 60_000,
}, async () => {
  const count = 4000;
  const { reached, outcomes } = await fuzzRounds(assetCatalogFuzzTarget, { seed: 11, count });
  expect(reached).toBeGreaterThan(count * 0.3);
  expect(reached).toBeLessThan(count - 100);
  expect(outcomes.finding).toBeGreaterThan(10);
});
