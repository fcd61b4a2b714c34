import type { Finding } from '../../findings/finding.ts';
import type { AssetCatalog, Rendition } from './catalog.ts';

type Rule = (catalog: AssetCatalog) => readonly Omit<Finding, 'place'>[];

const rules: readonly Rule[] = [countDiffers, imagesWithoutAtlas];

/** What contradicts itself in a catalog. Which icons an app must have is the check of the whole app. */
export function assetCatalogFindings(catalog: AssetCatalog, place: string): readonly Finding[] {
  return rules.flatMap((rule) => rule(catalog)).map((finding) => ({ ...finding, place }));
}

function countDiffers({ header, renditions }: AssetCatalog) {
  if (header.renditionCount === renditions.length) return [];
  return [
    {
      rule: 'catalog-rendition-count',
      severity: 'warning',
      message: `The header announces ${header.renditionCount} renditions, the catalog holds ${renditions.length}`,
      remedy:
        'Build again from a clean folder; the compiled catalog was changed or cut after it was written.',
    },
  ] as const;
}

function imagesWithoutAtlas({ renditions }: AssetCatalog) {
  const lost = renditions.filter(({ atlas }) => atlas !== undefined && atlas.file === undefined);
  if (lost.length === 0) return [];
  return [
    {
      rule: 'catalog-atlas-missing',
      severity: 'error',
      message: `${lost.length} images lie in an atlas that the catalog does not hold: ${namesOf(lost)}`,
      remedy: 'Build again from a clean folder; these images would be drawn empty.',
    },
  ] as const;
}

function namesOf(renditions: readonly Rendition[]): string {
  const names = renditions.slice(0, 3).map(({ name, file }) => name ?? file);
  return names.join(', ') + (renditions.length > 3 ? ', …' : '');
}
