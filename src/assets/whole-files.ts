import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { DensityImage } from './density-image.ts';

/** A bitmap of which the first bytes were read. */
export interface Begun {
  readonly path: string;
  /** Sum of the first bytes. */
  readonly beginning: number;
  readonly image: DensityImage;
}

/** The bitmaps, of which those are read to their end that are as long as another one and begin like it. */
export function withSums(begun: readonly Begun[]): readonly DensityImage[] {
  const alike = new Map<string, number>();
  for (const one of begun) alike.set(keyOf(one), (alike.get(keyOf(one)) ?? 0) + 1);
  return begun.map((one) => ((alike.get(keyOf(one)) ?? 0) > 1 ? withSum(one) : one.image));
}

function keyOf({ image, beginning }: Begun): string {
  return `${image.content?.sizeBytes} ${beginning}`;
}

function withSum({ path, image }: Begun): DensityImage {
  if (image.content === undefined || image.content.crc32 !== undefined) return image;
  try {
    return { ...image, content: { ...image.content, crc32: crc32(readFileSync(path)) } };
  } catch (error) {
    return { ...image, problem: `The file cannot be read (${(error as NodeJS.ErrnoException).code})` };
  }
}
