/**
 * What a store tells the builds of an app apart by: Google Play's version code, a whole number; or the App
 * Store's build number (CFBundleVersion), which is text of one to three whole numbers, such as `'42'` or
 * `'1.4.2'`.
 */
export type VersionCode = number | string;

/**
 * Negative when `a` is the older one, positive when it is the newer one. Compared part by part; a part that is
 * left out counts as zero, so that `'42'` and `'42.0'` are one build to the App Store:
 * https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundleversion
 */
export function compareVersionCodes(a: VersionCode, b: VersionCode): number {
  const [ours, theirs] = [partsOf(a), partsOf(b)];
  for (let index = 0; index < Math.max(ours.length, theirs.length); index += 1) {
    const [our = 0n, their = 0n] = [ours[index], theirs[index]];
    if (our !== their) return our < their ? -1 : 1;
  }
  return 0;
}

/** The version code after the highest one. A text stays a text: the first part of it, plus one. */
export function nextVersionCode(highest: VersionCode): VersionCode {
  if (typeof highest === 'number') return highest + 1;
  const [first = 0n] = partsOf(highest);
  return String(first + 1n);
}

/** The newest of them; `undefined` when there are none. */
export function newestVersionCode(codes: readonly VersionCode[]): VersionCode | undefined {
  return codes.toSorted((a, b) => compareVersionCodes(b, a))[0];
}

/** Whether one of them is meant: to the App Store, 42 and `'42.0'` are the same build. */
export function holdsVersion(codes: readonly VersionCode[], wanted: VersionCode): boolean {
  return codes.some((code) => compareVersionCodes(code, wanted) === 0);
}

/** In the store's own words: `version code 42` on Google Play, `build 1.4.2` on the App Store. */
export function inStoreWords(codes: VersionCode | readonly VersionCode[], joiner = ', '): string {
  const all = Array.isArray(codes) ? codes : [codes];
  return `${typeof all[0] === 'string' ? 'build' : 'version code'} ${all.join(joiner)}`;
}

/** A person writes both the same way: whole numbers are numbers, all else is a build number. */
export function parseVersionCode(text: string): VersionCode | undefined {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  return buildNumberPattern.test(text) ? text : undefined;
}

/** One to three whole numbers, at most 18 characters, which is the App Store's limit. */
export const buildNumberPattern = /^(?=.{1,18}$)\d+(\.\d+){0,2}$/;

/** Eighteen digits are more than a number holds exactly. */
function partsOf(code: VersionCode): readonly bigint[] {
  return String(code)
    .split('.')
    .map((part) => BigInt(/^\d+/.exec(part)?.[0] ?? 0));
}
