import type { Bundle } from '../read-bundle.ts';
import { globMatcher } from './glob.ts';
import type { Variant } from './variants.ts';

/** Whether the file at a path of the APK stays uncompressed there. */
export type UncompressedRule = (path: string) => boolean;

const nativeFrom = 23;

/** What a device of the variant reads in place: native libraries, dex files, and what the developer named. */
export function uncompressedRule({ config }: Bundle, { from, isStandalone }: Variant): UncompressedRule {
  const native = !isStandalone && config.uncompressedNativeLibraries && from >= nativeFrom;
  const dex = !isStandalone && config.uncompressedDexFrom !== undefined && from >= config.uncompressedDexFrom;
  const isNamed = globMatcher(config.uncompressedGlobs);
  return (path) =>
    (native && /^lib\/[^/]+\/[^/]+\.so$/u.test(path)) || (dex && path.endsWith('.dex')) || isNamed(path);
}
