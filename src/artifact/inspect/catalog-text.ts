import type { AssetCatalog } from '../assets-car/catalog.ts';
import { appIconOf } from '../ipa/app-icon.ts';
import type { IosBundle } from '../ipa/ios-artifact.ts';

type Row = readonly [label: string, values: readonly string[]];

/** What the asset catalog of an app holds, and the sides of its icon. */
export function catalogRows(app: IosBundle): readonly Row[] {
  const { name, sidesPx } = appIconOf(app);
  const icon = Object.entries(sidesPx)
    .filter(([, sides]) => sides.length > 0)
    .map(([use, sides]) => `${use} ${sides.join(', ')} px`);
  return [
    ['icon', [name ?? 'not named', ...icon]],
    ['catalog', app.assets === undefined ? [without(app)] : catalogLines(app.assets)],
  ];
}

function without({ hasAssetCatalog }: IosBundle): string {
  return hasAssetCatalog ? 'cannot be read' : 'none';
}

function catalogLines({ assetNames, renditions, header }: AssetCatalog): readonly string[] {
  const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)].sort();
  const scales = distinct(renditions.flatMap(({ scale }) => scale ?? [])).map((scale) => `@${scale}x`);
  const atlases = renditions.filter(({ kind }) => kind === 'atlas');
  const packed = renditions.filter(({ atlas }) => atlas !== undefined).length;
  return [
    `${assetNames.length} names, ${renditions.length} renditions; ${scales.join(', ') || 'no scale'}`,
    `idioms ${distinct(renditions.map(({ idiom }) => idiom)).join(', ') || 'none'}`,
    `${atlases.length} atlases with ${packed} images`,
    ...(header.thinning === undefined ? [] : [`thinned: ${header.thinning}`]),
  ];
}
