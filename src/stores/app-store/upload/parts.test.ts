import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cover, partKey, partsOf } from './parts.ts';

const operation = (offset: number, length: number) => ({
  ...{ method: 'PUT', url: `https://parts.example/${offset}`, offset, length },
  requestHeaders: [{ name: 'Content-Type', value: 'application/octet-stream' }],
});

test('parts come in the order of the file, with their own headers', () => {
  const parts = partsOf([operation(5, 2), { ...operation(0, 5), partNumber: 1 }]);
  expect(parts.map(({ number, start, lengthBytes }) => [number, start, lengthBytes])).toEqual([
    [1, 0, 5],
    [2, 5, 2],
  ]);
  expect(parts[0]?.headers).toEqual({ 'Content-Type': 'application/octet-stream' });
  expect(parts.map((part) => partKey('file-9', part))).toEqual(['file-9 1 0+5', 'file-9 2 5+2']);
});

test('parts cover a file only without gaps, overlaps and remainders', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(lengths, fc.nat(), (sizes, at) => {
      let offset = 0;
      const operations = sizes.map((length) => {
        offset += length;
        return operation(offset - length, length);
      });
      expect(cover(partsOf(operations.toReversed()), offset)).toBe(true);
      expect(cover(partsOf(operations), offset + 1)).toBe(false);
      const missing = at % operations.length;
      expect(cover(partsOf(operations.toSpliced(missing, 1)), offset)).toBe(false);
      const doubled = operations.toSpliced(missing, 0, operations[missing] ?? operation(0, 1));
      expect(cover(partsOf(doubled), offset)).toBe(false);
    }),
  );
});
