import type { VersionCode } from '../version-code.ts';

/** Google Play knows whole numbers only: the App Store's text would have come here by a mistake of ours. */
export function playCode(code: VersionCode): number {
  if (typeof code === 'number') return code;
  throw new TypeError(`Google Play has no version code "${code}"`);
}
