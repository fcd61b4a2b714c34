import type { Bundle, BundleModule } from '../read-bundle.ts';
import { globMatcher } from './glob.ts';
import type { Variant } from './variants.ts';

/** Whether the file at a path of the APK stays uncompressed there. */
export type UncompressedRule = (path: string, module: BundleModule['kind']) => boolean;

const nativeFrom = 23;

/** What a device of the variant reads in place: native libraries, dex files, and what the developer named. */
export function uncompressedRule({ config }: Bundle, { from, isStandalone }: Variant): UncompressedRule {
  const native = !isStandalone && config.uncompressedNativeLibraries && from >= nativeFrom;
  const dex = !isStandalone && config.uncompressedDexFrom !== undefined && from >= config.uncompressedDexFrom;
  const isNamed = globMatcher(config.uncompressedGlobs);
  // An app reads asset packs in place too, unless it says that it can do without.
  const packs = !config.compressedAssetPacks;
  return (path, module) =>
    (packs && module === 'asset-pack') ||
    (native && /^lib\/[^/]+\/[^/]+\.so$/u.test(path)) ||
    (dex && path.endsWith('.dex')) ||
    isNamed(path);
}
