import { androidKind } from './android-kind.ts';
import { iosKind } from './ios-kind.ts';
import { leastAndMost } from './per-device.ts';
import type { Estimate, SizedFile } from './size-report.ts';

/** What devices download of a bundle, without working out its APKs: that takes as long as compressing them. Pure. */
export function bundleDownload(files: readonly SizedFile[]): Estimate {
  const { least, most } = leastAndMost(
    files.map((file) => ({ ...androidKind(file.name), bytes: file.compressedBytes })),
  );
  return {
    minBytes: least,
    maxBytes: most,
    method:
      'the compressed entries of all modules, with the native libraries of one ABI and the bitmaps of one density; --delivered works out the APKs',
  };
}

/**
 * What devices download of an IPA. Apple encrypts the executables, and what is encrypted cannot be compressed: at
 * most they count unpacked. https://developer.apple.com/documentation/xcode/reducing-your-app-s-size. Pure.
 */
export function ipaDownload(files: readonly SizedFile[]): Estimate {
  const installed = files.filter(({ name }) => name.startsWith('Payload/'));
  const least = installed.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0);
  const encrypted = installed
    .filter(({ name }) => iosKind(name).kind === 'executable')
    .reduce((sum, { compressedBytes, sizeBytes }) => sum + sizeBytes - compressedBytes, 0);
  return {
    minBytes: least,
    maxBytes: least + encrypted,
    method:
      'the compressed entries of the app, the executable compressed or, as Apple encrypts it, not; without thinning',
  };
}
