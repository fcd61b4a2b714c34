/** One part of an embedded code signature. */
export interface Blob {
  /** What the part is for: 0 the code directory, 5 the entitlements, 0x10000 the CMS signature, … */
  readonly slot: number;
  readonly magic: number;
  /** Magic, length and content: what hashes are made of. */
  readonly whole: Buffer;
  readonly content: Buffer;
}

export const blobMagics = {
  requirements: 0xfade0c01,
  codeDirectory: 0xfade0c02,
  superBlob: 0xfade0cc0,
  entitlements: 0xfade7171,
  derEntitlements: 0xfade7172,
  wrapper: 0xfade0b01,
} as const;

export const blobSlots = {
  codeDirectory: 0,
  requirements: 2,
  entitlements: 5,
  derEntitlements: 7,
  alternateCodeDirectories: 0x1000,
  cms: 0x10000,
} as const;

/** Apple's tools write about eight. */
const mostBlobs = 64;

/** Cuts the parts of an embedded signature; RangeError when it is none. Security framework, CSCommon and superblob.h. */
export function parseSuperBlob(bytes: Buffer): readonly Blob[] {
  if (bytes.readUInt32BE(0) !== blobMagics.superBlob)
    throw new RangeError('no embedded signature starts here');
  const length = bytes.readUInt32BE(4);
  const count = bytes.readUInt32BE(8);
  if (length > bytes.length || count > mostBlobs)
    throw new RangeError('an embedded signature longer than its place');
  const signature = bytes.subarray(0, length);
  return Array.from({ length: count }, (_, index) => {
    const slot = signature.readUInt32BE(12 + index * 8);
    return blobAt(signature, slot, signature.readUInt32BE(16 + index * 8));
  });
}

function blobAt(signature: Buffer, slot: number, offset: number): Blob {
  const length = signature.readUInt32BE(offset + 4);
  if (length < 8 || offset + length > signature.length)
    throw new RangeError('a part of the signature is cut off');
  const whole = signature.subarray(offset, offset + length);
  return { slot, magic: signature.readUInt32BE(offset), whole, content: whole.subarray(8) };
}
