import { GIF } from 'image-size/types/gif';
import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { WEBP } from 'image-size/types/webp';

export type ImageFormat = 'png' | 'webp' | 'jpeg' | 'gif';

export interface ImageSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface ImageHeader {
  readonly format: ImageFormat;
  readonly size: ImageSize;
}

// Only what Android decodes: the other parsers of the library would be a needless risk on hostile bytes.
const parsers = [
  { format: 'png', parser: PNG },
  { format: 'webp', parser: WEBP },
  { format: 'jpeg', parser: JPG },
  { format: 'gif', parser: GIF },
] as const;
const longestHeader = 64;

/** Size from the header, whatever the suffix of the file says; undefined when it is no bitmap. */
export function imageSizeOf(bytes: Uint8Array): ImageSize | undefined {
  return imageHeaderOf(bytes)?.size;
}

/** Format and size, the same way. */
export function imageHeaderOf(bytes: Uint8Array): ImageHeader | undefined {
  const header = bytes.length < longestHeader ? padded(bytes) : bytes;
  try {
    const found = parsers.find(({ parser }) => parser.validate(header));
    const { width, height } = found?.parser.calculate(header) ?? {};
    return found && width && height
      ? { format: found.format, size: { widthPx: width, heightPx: height } }
      : undefined;
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
