import { type Platform, platforms } from '../stores/platform.ts';
import type { ReleaseKey } from './ledger.ts';

/** What names a release: one version of one app on one platform. */
export interface ReleaseParts {
  readonly platform: Platform;
  readonly applicationId: string;
  readonly versionName: string;
}

/**
 * Makes the key of a release. Each part is percent-encoded (UTF-8), so that the key holds only letters,
 * digits, `_`, `-`, `.`, `%` and `~` and is safe as a path on every system, as a Git tree entry and in a URL.
 * Throws a URIError for text that is not well-formed Unicode.
 */
export function releaseKey({ platform, applicationId, versionName }: ReleaseParts): ReleaseKey {
  return [platform, applicationId, versionName].map(encode).join('/') as ReleaseKey;
}

/** The inverse of `releaseKey`; `undefined` for text that `releaseKey` would never make. */
export function parseReleaseKey(key: string): ReleaseParts | undefined {
  const [platform, applicationId, versionName, ...more] = key.split('/').map(decode);
  if (applicationId === undefined || versionName === undefined || more.length > 0) return undefined;
  const known = platforms.find((name) => name === platform);
  if (known === undefined) return undefined;
  const parts = { platform: known, applicationId, versionName };
  return releaseKey(parts) === key ? parts : undefined;
}

/** An empty folder name does not exist, and `~` cannot come out of the encoding otherwise. */
const emptyPart = '~';

function encode(part: string): string {
  if (part === '') return emptyPart;
  return encodeURIComponent(part)
    .replaceAll(/[!'()*~]/g, percent)
    .replaceAll(/^\.|\.$/g, percent);
}

/**
 * A dot at either end is encoded too: `.`, `..` and `.git` are no names for a Git tree entry, and Windows
 * drops dots at the end.
 */
function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function decode(part: string): string | undefined {
  if (part === emptyPart) return '';
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
