import type { LocalImage, StoreImage } from './listing.ts';

export interface ImagePlan {
  readonly keep: readonly StoreImage[];
  readonly remove: readonly StoreImage[];
  readonly upload: readonly LocalImage[];
}

/**
 * The store only ever adds an image behind the others. So what is kept is the longest beginning of the wanted
 * images that the store already shows in that order; the rest of the store's is removed, the rest of the
 * wanted is uploaded behind. Images are the same when their SHA-256 is.
 */
export function planImages(wanted: readonly LocalImage[], shown: readonly StoreImage[]): ImagePlan {
  const keep: StoreImage[] = [];
  let from = 0;
  for (const { sha256 } of wanted) {
    const found = shown.findIndex((image, index) => index >= from && image.sha256 === sha256);
    if (found === -1) break;
    keep.push(shown[found] as StoreImage);
    from = found + 1;
  }
  return {
    keep,
    remove: shown.filter((image) => !keep.includes(image)),
    upload: wanted.slice(keep.length),
  };
}
