import type { StoredImage } from './model.ts';

/** An image as the API shows it; its picture is at the address. */
export function imageBody({ id, sha1, sha256 }: StoredImage, base: URL): Record<string, unknown> {
  return { id, sha1, sha256, url: new URL(`/images/${sha256}`, base).href };
}
