import { SlipwayError } from '../errors/slipway-error.ts';
import { parseBinaryXml } from './apk/binary-xml.ts';
import type { Artifact, ArtifactEntry } from './artifact.ts';
import { openByteSource } from './byte-source.ts';
import { type Identified, identify, manifestEntries, requireZip } from './kind.ts';
import { readManifest } from './manifest.ts';
import { sha256Of } from './sha256.ts';
import { readSigning } from './signing/read-signing.ts';
import type { XmlElement } from './xml-tree.ts';
import { openZip, type Zip } from './zip/open-zip.ts';

/** An artifact with random access to its entries; nothing is unpacked to disk. */
export interface OpenArtifact {
  readonly artifact: Artifact;
  readonly zip: Zip;
  /** Unpacked content, length and CRC-32 checked; ARTIFACT_ENTRY_MISSING when there is no such entry. */
  readonly readEntry: (name: string) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/**
 * Reads everything that is known about an APK or AAB, in this process and from the file alone.
 * Errors: FILE_NOT_FOUND, ARTIFACT_UNKNOWN_KIND, ARTIFACT_CORRUPT, ARTIFACT_UNSAFE, ARTIFACT_MANIFEST_INVALID.
 */
export async function readArtifact(path: string): Promise<Artifact> {
  const { artifact, close } = await openArtifact(path);
  await close();
  return artifact;
}

/** Like `readArtifact`, and keeps the file open for single entries until `close` is called. */
export async function openArtifact(path: string): Promise<OpenArtifact> {
  const source = await openByteSource(path);
  try {
    await requireZip(source);
    const zip = await openZip(source);
    return {
      artifact: await describeArtifact(zip),
      zip,
      readEntry: async (name) => (await zip.read(name)) ?? missing(path, name),
      close: source.close,
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}

export async function describeArtifact(zip: Zip): Promise<Artifact> {
  const { source } = zip;
  const identified = await identify(zip);
  const tree = await parseManifest(identified, source.path);
  return {
    kind: identified.kind,
    path: source.path,
    sizeBytes: source.sizeBytes,
    sha256: await sha256Of(source),
    ...readManifest(tree, source.path),
    signing: await readSigning(zip, identified.kind),
    entries: entriesOf(zip),
  };
}

/** The tree of a compiled manifest, whichever form it has. */
export async function parseManifest({ kind, manifest }: Identified, path: string): Promise<XmlElement> {
  const place = { path, entry: manifestEntries[kind] };
  if (kind === 'apk') return parseBinaryXml(manifest, place);
  // Loaded late: an APK is read without the protobuf library.
  const { parseProtoXml } = await import('./aab/proto-xml.ts');
  return parseProtoXml(manifest, place);
}

function entriesOf(zip: Zip): readonly ArtifactEntry[] {
  return [...zip.entries.values()]
    .filter(({ name }) => !name.endsWith('/'))
    .map(({ name, compressedBytes, sizeBytes, stored }) => ({ name, compressedBytes, sizeBytes, stored }));
}

function missing(path: string, name: string): never {
  throw new SlipwayError('ARTIFACT_ENTRY_MISSING', {
    message: 'The artifact has no entry of that name.',
    seen: `${path}, entry ${JSON.stringify(name)}`,
  });
}
