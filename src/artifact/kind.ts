import { SlipwayError } from '../errors/slipway-error.ts';
import { isBinaryXml } from './apk/binary-xml.ts';
import type { ByteSource } from './byte-source.ts';
import type { Zip } from './zip/open-zip.ts';

/** Entry that holds the compiled manifest, by kind. */
export const manifestEntries = {
  apk: 'AndroidManifest.xml',
  aab: 'base/manifest/AndroidManifest.xml',
} as const;

/** A manifest has some hundred KiB at most; a file that unpacks to gibibytes is none. */
const mostManifestBytes = 64 * 1024 * 1024;

/** ARTIFACT_UNKNOWN_KIND unless the file starts as a zip file does. */
export async function requireZip(source: ByteSource): Promise<void> {
  const head = await source.read(0, Math.min(4, source.sizeBytes));
  if (head.length === 4 && head.readUInt16LE(0) === 0x4b50) return;
  const seen = head.length === 0 ? 'it is empty' : `it starts with the bytes ${head.toString('hex')}`;
  throw unknownKind(
    'The file is not a zip file, so it is neither an APK nor an AAB.',
    `${source.path}: ${seen}`,
  );
}

export interface Identified {
  readonly kind: 'apk' | 'aab';
  readonly manifest: Buffer;
}

/** Decides the kind by content and hands back the compiled manifest. */
export async function identify(zip: Zip): Promise<Identified> {
  const bundle = await zip.read(manifestEntries.aab, mostManifestBytes);
  if (bundle !== undefined) return { kind: 'aab', manifest: bundle };
  const manifest = await zip.read(manifestEntries.apk, mostManifestBytes);
  if (manifest === undefined) {
    throw unknownKind('The zip file has no Android manifest.', `${zip.source.path}: ${describe(zip)}`);
  }
  if (!isBinaryXml(manifest)) {
    throw unknownKind(
      'The zip file has a manifest that is not compiled, so it is not an APK; an AAR library looks like this.',
      `${zip.source.path}: ${describe(zip)}`,
    );
  }
  return { kind: 'apk', manifest };
}

function describe({ entries }: Zip): string {
  const names = [...entries.keys()];
  const hint = names.some((name) => name.startsWith('Payload/')) ? ', an IPA by the look of it' : '';
  const more = names.length > 3 ? ', …' : '';
  return `${names.length} entries${hint}: ${names.slice(0, 3).join(', ')}${more}`;
}

function unknownKind(message: string, seen: string): SlipwayError {
  return new SlipwayError('ARTIFACT_UNKNOWN_KIND', { message, seen });
}
