import { join } from 'node:path';
import { openArtifact } from '../../artifact/read-artifact.ts';
import type { Finding } from '../../findings/finding.ts';
import type { AssetCheck } from '../check-assets.ts';
import type { Drawables } from '../density-image.ts';
import { enlargedBitmaps } from './enlarged.ts';
import { readPlane } from './read-plane.ts';

/** The rules that need pixels, over what the rules that need headers have found in the same place. */
export async function checkPixels(
  path: string,
  { kind, drawables }: { kind: AssetCheck['kind'] | 'ipa'; drawables: Drawables },
): Promise<readonly Finding[]> {
  const { images } = drawables;
  if (kind === 'source') return enlargedBitmaps(images, (place) => readPlane(join(path, place)));
  if (kind === 'ipa') return [notInAnIpa(path)];
  const opened = await openArtifact(path);
  try {
    return await enlargedBitmaps(images, async (place) => readPlane(await opened.readEntry(place)));
  } finally {
    await opened.close();
  }
}

/** Compiled catalogs hold pixels in formats of Apple's own that no library here decodes. */
function notInAnIpa(place: string): Finding {
  return {
    rule: 'pixels/not-checked',
    severity: 'warning',
    place,
    message: 'The pixels of an IPA are not looked at',
    remedy: 'Check the catalogs in the source tree.',
  };
}
