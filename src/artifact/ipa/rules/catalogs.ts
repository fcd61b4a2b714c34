import type { Rendition } from '../../assets-car/catalog.ts';
import { assetCatalogFindings } from '../../assets-car/findings.ts';
import { isThinned } from '../app-icon.ts';
import type { IosArtifact, IosBundle } from '../ios-artifact.ts';
import { type Draft, listOf, type Rule } from './finding.ts';

export const catalogRules: readonly Rule[] = [contradictions, thinned, missingScales];

function contradictions({ bundles }: IosArtifact): readonly Draft[] {
  return bundles.flatMap(({ assets, path }) =>
    assets === undefined ? [] : assetCatalogFindings(assets, `${path}/Assets.car`),
  );
}

/** App Thinning makes such builds for one model of device; the store makes them itself, from a whole one. */
function thinned({ app }: IosArtifact): readonly Draft[] {
  if (!isThinned(app.assets)) return [];
  const scales = scalesOf(app.assets?.renditions ?? []).map((scale) => `@${scale}x`);
  return [
    {
      rule: 'catalog-thinned',
      severity: 'warning',
      place: `${app.path}/Assets.car`,
      message: `The catalog was cut down to one kind of device, with ${listOf(scales)} left: icons and scales were not checked`,
      remedy: 'Inspect the export without app thinning (thinning = none), which is the one to upload.',
    },
  ];
}

/** An iPhone draws at @2x or @3x: what lacks one of the two is scaled there. */
function missingScales({ app }: IosArtifact): readonly Draft[] {
  if (app.info?.deviceFamilies.includes('iphone') !== true || isThinned(app.assets)) return [];
  return scaledImages(app).flatMap(([scale, names]) =>
    names.length === 0
      ? []
      : {
          rule: `image-without-${scale}x`,
          severity: 'note',
          place: `${app.path}/Assets.car`,
          message: `${names.length} images have another scale but no @${scale}x: ${listOf(names)}`,
          remedy: `Export them at @${scale}x too, or as a vector with “Preserve Vector Data”.`,
        },
  );
}

/** Names that have images of one scale of the iPhone and none of the other, by the scale that is missing. */
function scaledImages({ assets, info }: IosBundle): readonly (readonly [number, readonly string[]])[] {
  const images = (assets?.renditions ?? []).filter(
    ({ kind, name, idiom }) =>
      kind === 'image' &&
      name !== undefined &&
      name !== info?.iconName &&
      (idiom === 'phone' || idiom === 'universal'),
  );
  const byName = [...Map.groupBy(images, ({ name }) => name as string)].map(
    ([name, own]) => [name, scalesOf(own)] as const,
  );
  return ([2, 3] as const).map((scale) => [
    scale,
    byName
      .filter(([, scales]) => !scales.includes(scale) && scales.includes(5 - scale))
      .map(([name]) => name),
  ]);
}

function scalesOf(renditions: readonly Rendition[]): readonly number[] {
  const scales = renditions.flatMap(({ scale, kind }) =>
    scale === undefined || (kind !== 'image' && kind !== 'atlas') ? [] : [scale],
  );
  return [...new Set(scales)].sort((a, b) => a - b);
}
