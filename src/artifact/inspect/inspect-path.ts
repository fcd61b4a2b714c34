import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { openByteSource } from '../byte-source.ts';
import { identify, requireZip } from '../kind.ts';
import { createContentScanner } from '../scan/content-scan.ts';
import { sha256Of } from '../sha256.ts';
import { openZip, type Zip } from '../zip/open-zip.ts';
import type { InspectedFile, Inspection, InspectOptions, IosInspection } from './inspection.ts';

/**
 * Inspects an APK, AAB or IPA, or a folder that is an app bundle or an Xcode archive; the kind is decided by
 * content. Errors: FILE_NOT_FOUND, ARTIFACT_UNKNOWN_KIND, ARTIFACT_CORRUPT, ARTIFACT_UNSAFE,
 * ARTIFACT_MANIFEST_INVALID. Damage that leaves the rest readable is a finding.
 */
export async function inspectPath(path: string, options: InspectOptions): Promise<Inspection> {
  if ((await stat(path)).isDirectory()) return inspectFolder(path, options);
  const source = await openByteSource(path);
  try {
    await requireZip(source);
    return await inspectZip(await openZip(source), options);
  } finally {
    await source.close();
  }
}

/** Only the code of the kind at hand is loaded. */
async function inspectZip(zip: Zip, options: InspectOptions): Promise<Inspection> {
  const names = [...zip.entries.keys()];
  if (names.some((name) => name.startsWith('Payload/'))) return inspectIpa(zip, options);
  const { kind } = await identify(zip);
  if (kind === 'aab') return (await import('./inspect-aab.ts')).inspectAab(zip, options);
  return (await import('./inspect-apk.ts')).inspectApk(zip, options);
}

async function inspectIpa(zip: Zip, { nowMs }: InspectOptions): Promise<IosInspection> {
  const [{ readIpa }, { judgeIos }, { filesOf, scanZip }, { readSizes }, { structureFindings }] =
    await Promise.all([
      import('../ipa/read-ios.ts'),
      import('./inspect-ios.ts'),
      import('./scan-zip.ts'),
      import('../sizes/read-sizes.ts'),
      import('../zip/structure-findings.ts'),
    ]);
  const app = await readIpa(zip, { nowMs });
  const parts = {
    sizeBytes: zip.source.sizeBytes,
    sha256: await sha256Of(zip.source),
    files: filesOf(zip),
    sizes: await readSizes(zip, { artifact: 'ipa' }),
    // A seal has rules of its own for what it leaves out, and says nothing of what lies beside the app.
    structure: await structureFindings(zip, { mapped: 'nothing', contentIsVerified: false }),
  };
  return judgeIos({ app, ...parts, scan: await scanZip(zip) }, nowMs);
}

async function inspectFolder(folder: string, { nowMs }: InspectOptions): Promise<IosInspection> {
  const [{ readAppBundle, readXcarchive }, { judgeIos }, { readFolderSizes }] = await Promise.all([
    import('../ipa/read-ios.ts'),
    import('./inspect-ios.ts'),
    import('../sizes/read-folder-sizes.ts'),
  ]);
  const artifact = folder.replace(/\/+$/, '').endsWith('.xcarchive') ? 'xcarchive' : 'app';
  const read = artifact === 'xcarchive' ? readXcarchive : readAppBundle;
  const app = await read(folder, { nowMs });
  const files = await filesBelow(folder);
  const scanner = createContentScanner();
  for (const file of files) {
    if (scanner.wants(file)) scanner.add(file.name, await readFile(join(folder, file.name)));
  }
  const sizes = await readFolderSizes({ folder, artifact, files });
  const parts = { sizeBytes: sizes.fileBytes, sha256: undefined, files, sizes, structure: [] };
  return judgeIos({ app, ...parts, scan: scanner.finish() }, nowMs);
}

async function filesBelow(folder: string): Promise<readonly InspectedFile[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.toSorted().map(async (path) => {
      const { size } = await stat(path);
      return { name: relative(folder, path), compressedBytes: size, sizeBytes: size, crc32: undefined };
    }),
  );
}
