import { attempt, type Outcome } from '../attempt.ts';
import { type ContentScan, createContentScanner } from '../scan/content-scan.ts';
import type { ZipEntry } from '../zip/central-directory.ts';
import type { Zip } from '../zip/open-zip.ts';
import type { InspectedFile } from './inspection.ts';

/** So much is read ahead: other threads unpack large entries while this one looks into those before them. */
const mostAheadBytes = 16 * 1024 * 1024;
const mostAhead = 16;

/** Hands the content that is worth a look to the scanner, entry by entry; nothing is kept, and damage is told. */
export async function scanZip({ entries, read }: Zip): Promise<ContentScan> {
  const scanner = createContentScanner();
  const wanted = [...entries.values()].filter(scanner.wants);
  for await (const { name, content } of contentsOf(wanted, read)) {
    if (Buffer.isBuffer(content)) scanner.add(name, content);
    else scanner.damaged({ entry: name, reason: content.problem });
  }
  return scanner.finish();
}

async function* contentsOf(wanted: readonly ZipEntry[], read: Zip['read']) {
  const ahead: { readonly entry: ZipEntry; readonly content: Promise<Outcome<Buffer | undefined>> }[] = [];
  let bytes = 0;
  let next = 0;
  while (next < wanted.length || ahead.length > 0) {
    for (
      let entry = wanted[next];
      entry !== undefined && ahead.length < mostAhead && bytes < mostAheadBytes;
      entry = wanted[next]
    ) {
      const content = attempt(() => read(entry.name));
      // Where an entry before it is refused, nobody waits for this one any more.
      content.catch(() => undefined);
      ahead.push({ entry, content });
      bytes += entry.sizeBytes;
      next += 1;
    }
    const first = ahead.shift();
    if (first === undefined) continue;
    const { value, problem } = await first.content;
    bytes -= first.entry.sizeBytes;
    if (problem !== undefined) yield { name: first.entry.name, content: { problem } };
    else if (value !== undefined) yield { name: first.entry.name, content: value };
  }
}

export function filesOf({ entries }: Zip): readonly InspectedFile[] {
  return [...entries.values()]
    .filter(({ name }) => !name.endsWith('/'))
    .map(({ name, compressedBytes, sizeBytes, crc32 }) => ({ name, compressedBytes, sizeBytes, crc32 }));
}
