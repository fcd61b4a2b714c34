const units = {
  B: 1,
  kB: 1000,
  MB: 1000 ** 2,
  GB: 1000 ** 3,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
} as const;

export const byteSizePattern = /^(\d+(?:\.\d+)?) ?(B|kB|MB|GB|KiB|MiB|GiB)$/;

/** Bytes of `'40MB'`, `'1.5 MiB'` or a whole number of bytes; undefined for anything else, and for nothing at all. */
export function byteSizeOf(value: string | number): number | undefined {
  const bytes = typeof value === 'number' ? value : bytesIn(value);
  return bytes !== undefined && Number.isSafeInteger(bytes) && bytes > 0 ? bytes : undefined;
}

/** What is wrong with a size, or undefined when it is fine. */
export function byteSizeProblem(value: string | number): string | undefined {
  if (byteSizeOf(value) !== undefined) return undefined;
  const shown = typeof value === 'string' ? `"${value}"` : String(value);
  return `${shown} is not a size; write it like '40MB', '512 kB' or '1.5MiB', or as a whole number of bytes`;
}

function bytesIn(text: string): number | undefined {
  const [, amount, unit] = byteSizePattern.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  return Math.round(Number(amount) * units[unit as keyof typeof units]);
}
