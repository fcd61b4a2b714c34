import { type ContentScan, createContentScanner } from '../scan/content-scan.ts';
import type { Zip } from '../zip/open-zip.ts';
import type { InspectedFile } from './inspection.ts';

/** Hands the content that is worth a look to the scanner, entry by entry; nothing is kept. */
export async function scanZip({ entries, read }: Zip): Promise<ContentScan> {
  const scanner = createContentScanner();
  for (const entry of entries.values()) {
    if (!scanner.wants(entry)) continue;
    const content = await read(entry.name);
    if (content !== undefined) scanner.add(entry.name, content);
  }
  return scanner.finish();
}

export function filesOf({ entries }: Zip): readonly InspectedFile[] {
  return [...entries.values()]
    .filter(({ name }) => !name.endsWith('/'))
    .map(({ name, compressedBytes, sizeBytes, crc32 }) => ({ name, compressedBytes, sizeBytes, crc32 }));
}
