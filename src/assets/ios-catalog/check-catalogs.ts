import type { Finding } from '../../findings/finding.ts';
import { compareText } from '../check-densities.ts';
import type { AssetSet } from './asset-set.ts';
import { appIcons } from './rules/app-icon.ts';
import { appearances } from './rules/appearances.ts';
import { contentsAndFiles } from './rules/contents-and-files.ts';
import { gamuts } from './rules/gamut.ts';
import { launchImages } from './rules/launch-image.ts';
import { missingScales } from './rules/missing-scales.ts';
import { sizesByScale } from './rules/sizes-by-scale.ts';

const rules = [
  contentsAndFiles,
  sizesByScale,
  missingScales,
  appearances,
  gamuts,
  appIcons,
  launchImages,
] as const;

/** Checks the sets of asset catalogs. Pure; findings are sorted by place, then rule. */
export function checkCatalogs(sets: readonly AssetSet[]): readonly Finding[] {
  return sets
    .flatMap((set) => rules.flatMap((rule) => rule(set)))
    .sort((a, b) => compareText(a.place, b.place) || compareText(a.rule, b.rule));
}
