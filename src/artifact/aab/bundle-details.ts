import { type ManifestDetails, readManifestDetails } from '../apk/manifest/read-details.ts';
import { densitiesOf, localesOf } from '../apk/manifest/texts.ts';
import type { ResourceTable } from '../apk/resource-table.ts';
import { attempt } from '../attempt.ts';
import type { Zip } from '../zip/open-zip.ts';
import { type Bundle, readBundle, readModuleTable } from './read-bundle.ts';
import { protoResourceTable } from './resource-table.ts';

/** Everything a bundle says of its app, in the same terms as an APK. */
export interface BundleDetails {
  readonly bundle: Bundle;
  /** Of the base module, its labels and icons from the base module's resources. */
  readonly manifest: ManifestDetails;
  /** BCP 47 tags that some resource of some module is written for, without the default. */
  readonly locales: readonly string[];
  /** Dots per inch that some resource of some module is made for; 65534 is `anydpi`, 65535 `nodpi`. */
  readonly densities: readonly number[];
  readonly abis: readonly string[];
  readonly dexFiles: number;
  /** Resource tables that could not be read, with the reason: labels, locales and densities in them are not known. */
  readonly unreadable: readonly { readonly entry: string; readonly reason: string }[];
}

/**
 * Reads manifest, modules and resources of a bundle. Errors: ARTIFACT_CORRUPT of a damaged manifest or
 * BundleConfig.pb, ARTIFACT_UNSAFE, ARTIFACT_MANIFEST_INVALID. The base module's table is handed out too, for further
 * questions; it is empty where it could not be read.
 */
export async function readBundleDetails(
  zip: Zip,
): Promise<{ readonly details: BundleDetails; readonly table: ResourceTable }> {
  const bundle = await readBundle(zip);
  const tables: ResourceTable[] = [];
  const unreadable: { entry: string; reason: string }[] = [];
  for (const { name } of bundle.modules) {
    const { value = { packages: [] }, problem } = await attempt(() => readModuleTable(zip, name));
    if (problem !== undefined) unreadable.push({ entry: `${name}/resources.pb`, reason: problem });
    tables.push(protoResourceTable(value));
  }
  const [base] = bundle.modules;
  const table = tables[0] ?? protoResourceTable({ packages: [] });
  const root = base?.manifest ?? { name: '', attributes: [], children: [] };
  const every = <T>(of: (one: ResourceTable) => readonly T[]): readonly T[] => [
    ...new Set(tables.flatMap(of)),
  ];
  const details = {
    bundle,
    manifest: readManifestDetails(root, table, zip.source.path),
    locales: every(localesOf).toSorted(),
    densities: every(densitiesOf).toSorted((a, b) => a - b),
    abis: [...new Set(bundle.modules.flatMap(({ abis }) => abis))].sort(),
    dexFiles: bundle.modules.reduce((sum, { dexFiles }) => sum + dexFiles, 0),
    unreadable,
  };
  return { details, table };
}
