import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoreBuild } from './build-store.ts';
import { selectOldBuilds } from './select-old-builds.ts';

const dayMs = 86_400_000;
const anyBuild = fc.record({
  id: fc.uuid(),
  versionCode: fc.nat().map(String),
  versionName: fc.constant('1.0'),
  uploadedAt: fc.nat(60).map((days) => new Date(days * dayMs).toISOString()),
  isExpired: fc.boolean(),
  isValid: fc.boolean(),
  need: fc.constantFrom('live', 'coming', undefined),
}) satisfies fc.Arbitrary<StoreBuild>;

test('the newest, the young, the needed and the unfinished always stay', () => {
  fc.assert(
    fc.property(fc.array(anyBuild, { maxLength: 30 }), fc.nat(10), fc.nat(60), (builds, keep, days) => {
      const old = selectOldBuilds(builds, { keep, uploadedBeforeMs: days * dayMs });
      const usable = builds.filter(({ isExpired, isValid }) => isValid && !isExpired);
      expect(old.length).toBeLessThanOrEqual(Math.max(0, usable.length - keep));
      for (const { need, isExpired, isValid, uploadedAt } of old) {
        expect([need, isExpired, isValid]).toEqual([undefined, false, true]);
        expect(Date.parse(uploadedAt)).toBeLessThan(days * dayMs);
        const newer = usable.filter((other) => other.uploadedAt >= uploadedAt);
        expect(newer.length).toBeGreaterThan(keep);
      }
    }),
  );
});
