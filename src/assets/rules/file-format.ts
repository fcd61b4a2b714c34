import type { Finding } from '../../findings/finding.ts';
import type { DensityImage } from '../density-image.ts';
import type { ImageFormat } from '../image-header.ts';

const suffixes: Readonly<Record<ImageFormat, readonly string[]>> = {
  png: ['png'],
  webp: ['webp'],
  jpeg: ['jpg', 'jpeg'],
  gif: ['gif'],
};

/**
 * A suffix that is not that of the content (Lint's IconExtension), and GIFs, which Android draws as one still picture
 * (GifUsage). A path that was shortened in a build has no suffix, and nothing is said of it.
 */
export function fileFormats(images: readonly DensityImage[]): readonly Finding[] {
  return images.flatMap((image) => [...wrongSuffix(image), ...gif(image)]);
}

function wrongSuffix({ place, content }: DensityImage): readonly Finding[] {
  const suffix = /\.([a-z]+)$/i.exec(place)?.[1]?.toLowerCase();
  if (content === undefined || suffix === undefined || suffixes[content.format].includes(suffix)) return [];
  return [
    {
      rule: 'image/wrong-suffix',
      severity: 'warning',
      place,
      message: `The file is a ${content.format.toUpperCase()} and is called .${suffix}`,
      remedy: `Call it .${suffixes[content.format][0]}, or export it in the format of its name.`,
    },
  ];
}

function gif({ place, content }: DensityImage): readonly Finding[] {
  if (content?.format !== 'gif') return [];
  return [
    {
      rule: 'image/gif',
      severity: 'warning',
      place,
      message: 'Android draws a GIF as one still picture, in 256 colours',
      remedy: 'Export it as WebP; for an animation use AnimatedImageDrawable or an animated vector.',
    },
  ];
}
