/** What the header of an image says of its colours. */
export interface ColourHints {
  /** Whether there is an alpha channel, used or not; undefined where the format does not tell it by its header. */
  readonly alpha: boolean | undefined;
  /** Name of the embedded profile; `sRGB` for a chunk of that name, undefined for none or one that is not read. */
  readonly profile: string | undefined;
}

const signatureBytes = 8;
const colourTypeAt = 25;
/** Greyscale and true colour with alpha: PNG specification, 11.2.1. */
const withAlpha = new Set([4, 6]);

/** Reads the chunks of a PNG before its pixels; a JPEG has no alpha channel. */
export function colourHintsOf(bytes: Buffer): ColourHints {
  if (bytes.toString('latin1', 1, 4) !== 'PNG') {
    return { alpha: bytes[0] === 0xff && bytes[1] === 0xd8 ? false : undefined, profile: undefined };
  }
  const chunks = chunksBeforePixels(bytes);
  return {
    // An image without alpha may still name one transparent colour, or give its palette alpha.
    alpha: withAlpha.has(bytes[colourTypeAt] ?? 0) || chunks.has('tRNS'),
    profile: profileName(chunks.get('iCCP')) ?? (chunks.has('sRGB') ? 'sRGB' : undefined),
  };
}

function chunksBeforePixels(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = signatureBytes; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') break;
    chunks.set(type, bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  return chunks;
}

/** The chunk begins with the name, which ends with a zero byte. */
function profileName(chunk: Buffer | undefined): string | undefined {
  return chunk === undefined ? undefined : chunk.toString('latin1', 0, Math.max(0, chunk.indexOf(0)));
}
