import type { Finding } from '../findings/finding.ts';
import { type Drawables, groupImages } from './density-image.ts';
import { duplicateImages } from './rules/duplicates.ts';
import { fileFormats } from './rules/file-format.ts';
import { missingBuckets } from './rules/missing-bucket.ts';
import { nodpiAndDensity } from './rules/nodpi-and-density.ts';
import { sameNames } from './rules/same-name.ts';
import { sizesInGroup } from './rules/sizes-in-group.ts';
import { tooLarge } from './rules/too-large.ts';
import { unreadableImages } from './rules/unreadable.ts';
import { withoutDensity } from './rules/without-density.ts';

/**
 * Checks bitmaps against the screen densities. `required` names the buckets that every bitmap which is in
 * a density folder has to exist in. Pure; findings are sorted by place, then rule.
 */
export function checkDensities(drawables: Drawables, required: readonly string[]): readonly Finding[] {
  const { images } = drawables;
  const groups = groupImages(images);
  const related = Map.groupBy(groups, ({ name }) => name);
  const findings = [
    ...unreadableImages(images),
    ...tooLarge(images),
    ...fileFormats(images),
    ...duplicateImages(images),
    ...sameNames(drawables),
    ...groups.flatMap((group) => [
      ...sizesInGroup(group),
      ...nodpiAndDensity(group),
      ...withoutDensity(group),
      ...missingBuckets(group, related.get(group.name) ?? [], required),
    ]),
  ];
  return findings.sort(
    (a, b) =>
      compareText(a.place, b.place) || compareText(a.rule, b.rule) || compareText(a.message, b.message),
  );
}

/** By code unit, so that the order is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
