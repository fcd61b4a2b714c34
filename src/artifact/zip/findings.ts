import type { Finding } from '../../findings/finding.ts';
import type { ZipEntry } from './central-directory.ts';
import { zipLimits } from './limits.ts';
import type { Zip } from './open-zip.ts';

/** A file with thousands of faults has said enough after this many of one kind. */
const mostPerRule = 20;

/**
 * What is odd about a zip file that could be opened, from its directory alone: nothing is read. What no sound
 * artifact has (duplicate, encrypted or overlapping entries, names that leave their folder, sizes that cannot be)
 * is refused by `openZip` already. Pure.
 */
export function zipFindings(zip: Zip): readonly Finding[] {
  const entries = [...zip.entries.values()];
  return [
    ...hidden(zip),
    ...afterDirectory(zip),
    ...zip64(zip),
    ...comment(zip),
    ...cap(entries.flatMap(controlCharacters)),
    ...cap(entries.flatMap(bomb)),
    ...cap(lookalikes(entries)),
  ];
}

/** Keeps the first findings of a rule and says how many more there are. */
export function cap(findings: readonly Finding[]): readonly Finding[] {
  const last = findings[mostPerRule - 1];
  const more = findings.length - mostPerRule;
  if (last === undefined || more <= 0) return findings;
  return [
    ...findings.slice(0, mostPerRule - 1),
    { ...last, message: `${last.message} (and ${more} more of this kind)` },
  ];
}

/** Readers that go by the end of the directory see these entries, readers that go by the count do not. */
function hidden({ source, layout }: Zip): readonly Finding[] {
  const bytes = layout.directoryBytes - layout.directoryUsedBytes;
  if (bytes === 0) return [];
  return [
    {
      rule: 'zip/hidden-entries',
      severity: 'error',
      place: source.path,
      message: `The central directory has ${bytes} bytes more than its announced entries take; some programs see more entries there than others`,
      remedy: 'Build the file anew with the usual tools; none of them writes such a directory.',
    },
  ];
}

function afterDirectory({ source, layout, directoryOffset }: Zip): readonly Finding[] {
  const bytes = layout.endOffset - directoryOffset - layout.directoryBytes;
  if (bytes === 0) return [];
  return [
    {
      rule: 'zip/data-after-directory',
      severity: 'error',
      place: source.path,
      message: `${bytes} bytes lie between the central directory and its end record`,
      remedy: 'Build the file anew with the usual tools, and find out what has put the bytes there.',
    },
  ];
}

/** libziparchive of the platform knows none of it: frameworks/libs/system/libziparchive. */
function zip64({ source, layout }: Zip): readonly Finding[] {
  if (!layout.isZip64 || !/\.(?:apk|aab)$/iu.test(source.path)) return [];
  return [
    {
      rule: 'zip/zip64',
      severity: 'warning',
      place: source.path,
      message: 'The file has zip64 end records, which Android did not read before version 14',
      remedy: 'Write it without them: they are needed only beyond 65,535 entries or 4 GiB.',
    },
  ];
}

function comment({ source, layout }: Zip): readonly Finding[] {
  if (layout.commentBytes === 0) return [];
  return [
    {
      rule: 'zip/comment',
      severity: 'note',
      place: source.path,
      message: `The file ends with a comment of ${layout.commentBytes} bytes, which everyone who has the file can read`,
      remedy: 'Remove it if it is not meant for the public, such as a build path or the name of a channel.',
    },
  ];
}

/** `Icon\r`, which the Finder writes for folders with an icon, is the usual one. */
function controlCharacters({ name }: ZipEntry): readonly Finding[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (!/[\u0001-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u.test(name)) return [];
  return [
    {
      rule: 'zip/control-character',
      severity: 'warning',
      place: JSON.stringify(name),
      message:
        'The name of the entry has a control character, so that it looks like another one when it is shown',
      remedy: 'Rename the file, or leave it out of the build.',
    },
  ];
}

function bomb({ name, compressedBytes, sizeBytes }: ZipEntry): readonly Finding[] {
  const ratio = sizeBytes / Math.max(1, compressedBytes);
  if (sizeBytes < zipLimits.suspiciousBytes || ratio < zipLimits.suspiciousRatio) return [];
  return [
    {
      rule: 'zip/bomb',
      severity: 'warning',
      place: name,
      message: `The entry unpacks to ${sizeBytes} bytes, ${Math.round(ratio)} times its size in the file`,
      remedy: 'Look at what it is: content with so little in it can be made on the device.',
    },
  ];
}

const isAscii = /^[\0-\x7f]*$/u;

/** Unpacked on a Mac or on Windows, one replaces the other; on a device both are there. */
function lookalikes(entries: readonly ZipEntry[]): readonly Finding[] {
  const seen = new Map<string, string>();
  return entries.flatMap(({ name }) => {
    // Names of ASCII are in their normal form; for others the tables of Unicode are loaded.
    const folded = (isAscii.test(name) ? name : name.normalize('NFC')).toLowerCase();
    const other = seen.get(folded);
    if (other === undefined) {
      seen.set(folded, name);
      return [];
    }
    return [
      {
        rule: 'zip/same-but-for-case',
        severity: 'note',
        place: name,
        message: `The name differs from ${JSON.stringify(other)} in upper and lower case only; where that does not count, one file replaces the other`,
        remedy: 'Give the files names that differ in letters, unless a tool has shortened them.',
      } as const,
    ];
  });
}
