const signatureBytes = 8;

/**
 * Whether a PNG is a nine-patch that aapt2 compiled: it took the border off and wrote a chunk `npTc` before the pixels.
 * The suffix `.9.png` may be gone when paths were shortened. ResourceTypes.h, Res_png_9patch.
 */
export function isCompiledNinePatch(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 1, 4) !== 'PNG') return false;
  for (let at = signatureBytes; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const chunk = bytes.toString('latin1', at + 4, at + 8);
    if (chunk === 'npTc') return true;
    if (chunk === 'IDAT') return false;
  }
  return false;
}
