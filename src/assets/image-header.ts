import { GIF } from 'image-size/types/gif';
import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { WEBP } from 'image-size/types/webp';
import type { ImageSize } from './density-image.ts';

// Only what Android decodes: the other parsers of the library would be a needless risk on hostile bytes.
const formats = [PNG, WEBP, JPG, GIF];
const longestHeader = 64;

/** Size from the header, whatever the suffix of the file says; undefined when it is no bitmap. */
export function imageSizeOf(bytes: Uint8Array): ImageSize | undefined {
  const header = bytes.length < longestHeader ? padded(bytes) : bytes;
  try {
    const { width, height } = formats.find((format) => format.validate(header))?.calculate(header) ?? {};
    return width && height ? { widthPx: width, heightPx: height } : undefined;
  } catch {
    // The parsers throw errors of many kinds on bytes that end too early; all mean the same.
    return undefined;
  }
}

/** The library reads past the end of a short Buffer into the memory behind it; here it finds zeros. */
function padded(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(longestHeader);
  copy.set(bytes);
  return copy;
}
