import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from './spread.ts';

const room = { gap: 10, from: 0, to: 200 };

test('labels with room enough stay where they want to be; others move apart in their order', () => {
  expect(spread([20, 60, 120], room)).toEqual([20, 60, 120]);
  expect(spread([62, 60, 61], room)).toEqual([80, 60, 70]);
  expect(spread([199, 200], room)).toEqual([190, 200]);
});

test('no two labels cover each other, and all stay in the room', () => {
  const wishes = fc.array(fc.integer({ min: -50, max: 250 }), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(wishes, (wished) => {
      const places = spread(wished, room).toSorted((a, b) => a - b);
      expect(places[0]).toBeGreaterThanOrEqual(room.from);
      expect(places.at(-1)).toBeLessThanOrEqual(room.to);
      for (const [index, place] of places.slice(1).entries())
        expect(place - (places[index] ?? 0)).toBeGreaterThanOrEqual(room.gap);
    }),
  );
});
