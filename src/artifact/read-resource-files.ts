import { readApkTable } from './apk/read-apk-table.ts';
import { type ResourceFile, resourceFiles } from './apk/resource-files.ts';
import type { OpenArtifact } from './read-artifact.ts';

/** The files that an APK's or a module's resource table points at. */
export interface ModuleFiles {
  /** What comes before the paths in the archive: empty in an APK, `base/` in a bundle. */
  readonly prefix: string;
  readonly files: readonly ResourceFile[];
}

const bundleTable = /^([^/]+\/)resources\.pb$/;

/** The resource files of an open APK or AAB, by its tables. Errors: ARTIFACT_CORRUPT, ARTIFACT_UNSAFE. */
export async function readResourceFiles({
  artifact,
  zip,
}: Pick<OpenArtifact, 'artifact' | 'zip'>): Promise<readonly ModuleFiles[]> {
  if (artifact.kind === 'apk') return [{ prefix: '', files: resourceFiles(await readApkTable(zip)) }];
  // Loaded late: an APK is read without the protobuf library.
  const [{ readModuleTable }, { protoResourceTable }] = await Promise.all([
    import('./aab/read-bundle.ts'),
    import('./aab/resource-table.ts'),
  ]);
  const modules: ModuleFiles[] = [];
  for (const name of zip.entries.keys()) {
    const prefix = bundleTable.exec(name)?.[1];
    if (prefix === undefined) continue;
    const table = protoResourceTable(await readModuleTable(zip, prefix.slice(0, -1)));
    modules.push({ prefix, files: resourceFiles(table) });
  }
  return modules;
}
