import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizeTree } from '../sizes/size-tree.ts';
import { layoutSizeMap, type Tile } from './layout-size-map.ts';

const leaves = (tile: Tile): readonly Tile[] =>
  tile.tiles.length === 0 ? [tile] : tile.tiles.flatMap(leaves);
const folders = Array.from({ length: 6 }, (_, folder) =>
  Array.from({ length: 5 }, (__, index) => ({
    name: `f${folder}/${index}`,
    kind: folder % 2 === 0 ? ('code' as const) : ('web' as const),
    bytes: 1000 * (folder + 1) * (index + 1),
  })),
).flat();

test('the areas of kinds are as their bytes', () => {
  const tree = sizeTree(folders);
  for (const { node, width, height } of layoutSizeMap(tree)) {
    // Only the gap between two kinds is missing.
    expect((width * height) / 100).toBeCloseTo((100 * node.bytes) / tree.bytes, 0);
  }
});

test('every file has a part, and no part leaves the one that it lies in', () => {
  const bytes = fc.array(fc.integer({ min: 1, max: 1e8 }), {
    minLength: folders.length,
    maxLength: folders.length,
  });
  fc.assert(
    fc.property(bytes, (sizes) => {
      const tree = sizeTree(folders.map((file, index) => ({ ...file, bytes: sizes[index] ?? 1 })));
      const tiles = layoutSizeMap(tree);
      const check = (tile: Tile): void => {
        expect(Math.min(tile.left, tile.top, tile.width, tile.height)).toBeGreaterThanOrEqual(-1e-6);
        expect(tile.left + tile.width).toBeLessThanOrEqual(100 + 1e-6);
        expect(tile.top + tile.height).toBeLessThanOrEqual(100 + 1e-6);
        tile.tiles.forEach(check);
      };
      tiles.forEach(check);
      expect(tiles.flatMap(leaves).reduce((sum, { node }) => sum + node.bytes, 0)).toBe(tree.bytes);
    }),
    { numRuns: 30 },
  );
});
