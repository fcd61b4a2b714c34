import { imageSizeOf } from '../assets/image-header.ts';
import { type PlayGraphic, type PlayImageType, playGraphics, screenshotBounds } from './play-graphics.ts';

/** Why Google Play does not take these bytes as an image of that type; undefined when it does. */
export function graphicProblem(type: PlayImageType, bytes: Uint8Array): string | undefined {
  const graphic = playGraphics[type];
  const format = formatOf(bytes);
  const size = imageSizeOf(bytes);
  if (format === undefined || size === undefined || !graphic.formats.includes(format)) {
    return `it is no ${graphic.formats.map((name) => name.toUpperCase()).join(' or ')}`;
  }
  if (bytes.length > graphic.mostBytes) {
    return `it has ${bytes.length} bytes; at most ${graphic.mostBytes} are allowed`;
  }
  return (
    sizeProblem(graphic, size) ?? (graphic.alpha || !hasAlpha(bytes) ? undefined : 'it has an alpha channel')
  );
}

function sizeProblem(
  { size: wanted }: PlayGraphic,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): string | undefined {
  const seen = `it is ${widthPx}x${heightPx} pixels`;
  if (wanted !== undefined) {
    const fits = wanted.widthPx === widthPx && wanted.heightPx === heightPx;
    return fits ? undefined : `${seen}; ${wanted.widthPx}x${wanted.heightPx} are wanted`;
  }
  const { leastPx, mostPx, longestRatio } = screenshotBounds;
  const [short, long] = [Math.min(widthPx, heightPx), Math.max(widthPx, heightPx)];
  if (short < leastPx || long > mostPx) return `${seen}; each side has to have ${leastPx} to ${mostPx}`;
  return long > longestRatio * short ? `${seen}; the long side may be twice the short one` : undefined;
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function formatOf(bytes: Uint8Array): 'png' | 'jpeg' | undefined {
  if (pngSignature.every((byte, index) => bytes[index] === byte)) return 'png';
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? 'jpeg' : undefined;
}

/** Byte 25 of a PNG is its colour type; 4 and 6 have an alpha channel. A JPEG has none. */
function hasAlpha(bytes: Uint8Array): boolean {
  return formatOf(bytes) === 'png' && (bytes[25] === 4 || bytes[25] === 6);
}
