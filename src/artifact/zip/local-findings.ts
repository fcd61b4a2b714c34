import type { Finding } from '../../findings/finding.ts';
import { cap } from './findings.ts';
import type { LocalHeader, LocalLayout } from './local-headers.ts';
import type { Zip } from './open-zip.ts';

const encryptedFlag = 0x01;
const descriptorFlag = 0x08;
/** Flags that change how the content is read. */
const weighedFlags = encryptedFlag | descriptorFlag;
/** Gaps up to this are what tools leave for alignment, and when they replace an entry in place. */
const usualGapBytes = 64 * 1024;
const wordBytes = 4;
const oldPageBytes = 4096;
const pageBytes = 16_384;
const stored = 0;
/** Of no matter where the libraries are extracted when the app is installed. */
export const unalignedLibrary = 'zip/unaligned-library';

/**
 * Where local headers disagree with the central directory, entries overlap, or bytes belong to no entry. A reader
 * that goes by local headers would see another archive. Pure; `layout` is that of `readLocalHeaders`.
 */
export function localHeaderFindings(zip: Zip, layout: LocalLayout): readonly Finding[] {
  return [
    ...prepended(zip, layout),
    ...cap(layout.headers.flatMap(disagreement)),
    ...cap(overlaps(zip, layout)),
    ...gaps(zip, layout),
  ];
}

/** CVE-2017-13156, "Janus": a file that is an APK and a dex file at once. */
function prepended({ source }: Zip, { leadingBytes, leadingIsHole }: LocalLayout): readonly Finding[] {
  if (leadingBytes === 0 || leadingIsHole) return [];
  return [
    {
      rule: 'zip/prepended-data',
      severity: 'error',
      place: source.path,
      message: `${leadingBytes} bytes lie before the first entry; a program could run them instead of the archive`,
      remedy: 'Build the file anew with the usual tools, and find out what has put the bytes there.',
    },
  ];
}

function disagreement(header: LocalHeader): readonly Finding[] {
  const parts = differing(header);
  if (parts.length === 0) return [];
  return [
    {
      rule: header.isPresent ? 'zip/local-header-differs' : 'zip/local-header-missing',
      severity: 'error',
      place: header.entry.name,
      message: `${parts.join('; ')}, so that programs do not agree on what the entry is`,
      remedy: 'Build the file anew with the usual tools; one that was changed by hand is not to be released.',
    },
  ];
}

function differing(header: LocalHeader): readonly string[] {
  const { entry } = header;
  if (!header.isPresent) return ['No local header is where the entry should start'];
  const parts: string[] = [];
  const compare = (what: string, local: number | string, central: number | string) => {
    if (local !== central) parts.push(`The local header says ${what} ${local}, the directory ${central}`);
  };
  compare('name', JSON.stringify(header.name), JSON.stringify(entry.name));
  compare('method', header.method, entry.stored ? stored : 8);
  compare('flags', header.flags & weighedFlags, entry.flags & weighedFlags);
  if (header.flags & descriptorFlag) {
    if (header.descriptorAgrees === false) parts.push('The data descriptor differs from the directory');
    return parts;
  }
  compare('CRC-32', header.crc32, entry.crc32);
  compare('compressed size', header.compressedBytes, entry.compressedBytes);
  compare('size', header.sizeBytes, entry.sizeBytes);
  return parts;
}

function overlaps({ directoryOffset }: Zip, { headers }: LocalLayout): readonly Finding[] {
  return headers.flatMap(({ entry, endOffset }, index) => {
    const next = headers[index + 1]?.entry;
    if (endOffset <= (next?.headerOffset ?? directoryOffset)) return [];
    const into = next === undefined ? 'the central directory' : `the entry ${JSON.stringify(next.name)}`;
    return [
      {
        rule: 'zip/overlap',
        severity: 'error',
        place: entry.name,
        message: `The entry reaches into ${into}`,
        remedy: 'Build the file anew with the usual tools; none of them lets entries share bytes.',
      } as const,
    ];
  });
}

/** The block of an APK's signature lies between the entries and the directory and belongs there. */
function gaps(
  zip: Zip,
  { headers, leadingBytes, leadingIsHole, signingBlockBytes }: LocalLayout,
): readonly Finding[] {
  const end = zip.directoryOffset - signingBlockBytes;
  const found = headers
    .map(({ entry, endOffset }, index) => ({
      where: `after ${JSON.stringify(entry.name)}`,
      bytes: (headers[index + 1]?.entry.headerOffset ?? end) - endOffset,
    }))
    .concat({ where: 'at the start', bytes: leadingIsHole ? leadingBytes : 0 })
    .filter(({ bytes }) => bytes > 0);
  const total = found.reduce((sum, { bytes }) => sum + bytes, 0);
  const largest = found.toSorted((a, b) => b.bytes - a.bytes)[0];
  if (largest === undefined || total <= usualGapBytes) return [];
  return [
    {
      rule: 'zip/gap',
      severity: 'warning',
      place: zip.source.path,
      message: `${total} bytes belong to no entry, the longest stretch being ${largest.bytes} bytes ${largest.where}`,
      remedy:
        'Build from clean folders, so that the tools write the file anew instead of replacing entries in it.',
    },
  ];
}

/**
 * Uncompressed entries that a device cannot map into memory where they lie: 4 bytes for any of an APK, a page for
 * native libraries (4 KiB, and 16 KiB on devices with larger pages). Pure.
 * https://developer.android.com/tools/zipalign
 */
export function alignmentFindings({ headers }: LocalLayout): readonly Finding[] {
  const plain = headers.filter(({ isPresent, entry }) => isPresent && entry.stored && entry.sizeBytes > 0);
  const libraries = plain.filter(({ name }) => isLibrary(name));
  const isOff = (bytes: number) => (header: LocalHeader) => header.dataOffset % bytes !== 0;
  return [
    ...cap(plain.filter((header) => !isLibrary(header.name) && isOff(wordBytes)(header)).map(unaligned)),
    ...cap(libraries.filter(isOff(oldPageBytes)).map((header) => offPage(header, oldPageBytes))),
    ...cap(
      libraries
        .filter((header) => isOff(pageBytes)(header) && !isOff(oldPageBytes)(header))
        .map((header) => offPage(header, pageBytes)),
    ),
  ];
}

function isLibrary(name: string): boolean {
  return /^lib\/[^/]+\/[^/]+\.so$/u.test(name);
}

function unaligned({ name, dataOffset }: LocalHeader): Finding {
  const isTable = name === 'resources.arsc';
  return {
    rule: 'zip/unaligned',
    // https://developer.android.com/about/versions/11/behavior-changes-11#compressed-resource-file
    severity: isTable ? 'error' : 'warning',
    place: name,
    message: isTable
      ? `The resource table starts at ${dataOffset}, which is no multiple of 4: Android 11 and later refuse to install it`
      : `The uncompressed entry starts at ${dataOffset}, which is no multiple of 4, so that devices copy it into memory`,
    remedy: 'Run zipalign -p 4 before signing.',
  };
}

function offPage({ name, dataOffset }: LocalHeader, bytes: number): Finding {
  const isOld = bytes === oldPageBytes;
  return {
    rule: unalignedLibrary,
    severity: isOld ? 'error' : 'warning',
    place: name,
    message: isOld
      ? `The uncompressed library starts at ${dataOffset}, on no page: a device cannot load it from the APK`
      : `The uncompressed library starts at ${dataOffset}, on no page of 16 KiB: devices with such pages cannot load it from the APK`,
    remedy: `Run zipalign -P ${bytes / 1024} 4 before signing, or let the Android Gradle Plugin 8.5.1 or later package it.`,
  };
}
