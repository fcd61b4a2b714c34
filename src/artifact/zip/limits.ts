/** Bounds that keep a hostile file from exhausting memory or time; real artifacts stay far below. */
export const zipLimits = {
  entries: 500_000,
  centralDirectoryBytes: 256 * 1024 * 1024,
  /** What one entry may unpack to when it is read into memory. */
  entryBytes: 1024 * 1024 * 1024,
  totalBytes: 32 * 1024 * 1024 * 1024,
  /** Deflate cannot exceed 1032:1 (zlib's technical details); a higher declared ratio is a lie. */
  deflateRatio: 1032,
  /** From both of these on an entry is worth a look; a bitmap of one colour is as dense, but small. */
  suspiciousBytes: 64 * 1024 * 1024,
  suspiciousRatio: 200,
} as const;
