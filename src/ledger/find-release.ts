import { SlipwayError } from '../errors/slipway-error.ts';
import { closest } from '../text/closest.ts';
import type { ReleaseKey } from './ledger.ts';
import { parseReleaseKey } from './release-key.ts';

/** The release that a person means by its key, or by its version name when only one has it. */
export function findRelease(wanted: string, releases: readonly ReleaseKey[]): ReleaseKey {
  const exact = releases.find((release) => release === wanted);
  if (exact !== undefined) return exact;
  const named = releases.filter((release) => parseReleaseKey(release)?.versionName === wanted);
  const [only, ...others] = named;
  if (only !== undefined && others.length === 0) return only;
  throw only === undefined ? unknownRelease(wanted, releases) : ambiguousRelease(wanted, named);
}

function unknownRelease(wanted: string, releases: readonly ReleaseKey[]): SlipwayError {
  const names = releases.flatMap((release) => [release, parseReleaseKey(release)?.versionName ?? release]);
  const nearest = closest(wanted, names);
  return new SlipwayError('USAGE', {
    message: `The ledger has no release "${wanted}".`,
    seen: releases.length === 0 ? 'the ledger is empty' : `${releases.length} other releases`,
    next: nearest === undefined ? 'slipway ledger show' : `slipway ledger show ${nearest}`,
  });
}

function ambiguousRelease(wanted: string, named: readonly ReleaseKey[]): SlipwayError {
  return new SlipwayError('USAGE', {
    message: `${named.length} releases are called "${wanted}".`,
    seen: named.join(', '),
    next: named.map((release) => `slipway ledger show ${release}`).join('\n'),
  });
}
