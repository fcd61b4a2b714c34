interface Sizes {
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  readonly headerOffset: number;
}

const zip64Id = 0x0001;
const unknown = 0xffffffff;

/** Whether a value did not fit into 32 bits. */
export function needsZip64({ compressedBytes, sizeBytes, headerOffset }: Sizes): boolean {
  return compressedBytes === unknown || sizeBytes === unknown || headerOffset === unknown;
}

/**
 * Replaces the values that did not fit into 32 bits by those of the zip64 extra field, which holds
 * only the ones that are needed, in a fixed order: APPNOTE.TXT 4.5.3.
 */
export function zip64Sizes(extra: Buffer, sizes: Sizes): Sizes {
  const field = extraField(extra, zip64Id);
  if (field === undefined) return sizes;
  let at = 0;
  const take = (value: number): number => {
    if (value !== unknown) return value;
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  };
  const sizeBytes = take(sizes.sizeBytes);
  const compressedBytes = take(sizes.compressedBytes);
  const headerOffset = take(sizes.headerOffset);
  return { sizeBytes, compressedBytes, headerOffset };
}

function extraField(extra: Buffer, wanted: number): Buffer | undefined {
  // zipalign pads with fewer than four stray bytes, so a rest that holds no header is no fault.
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === wanted) return extra.subarray(at + 4, end);
    at = end;
  }
  return undefined;
}
