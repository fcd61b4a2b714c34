import { appStoreErrors } from './codes/app-store.ts';
import { artifactErrors } from './codes/artifact.ts';
import { buildErrors } from './codes/build.ts';
import { configErrors } from './codes/config.ts';
import { devicesErrors } from './codes/devices.ts';
import { generalErrors } from './codes/general.ts';
import { guardErrors } from './codes/guard.ts';
import { ledgerErrors } from './codes/ledger.ts';
import { listingErrors } from './codes/listing.ts';
import { releaseErrors } from './codes/release.ts';
import { rolloutErrors } from './codes/rollout.ts';
import { storeErrors } from './codes/store.ts';
import { toolchainErrors } from './codes/toolchain.ts';
import type { ErrorEntry } from './error-entry.ts';

/** Every error code there is, with its exit code, meaning and remedy; docs/ERRORS.md is generated from it. */
export const errorCatalogue = {
  ...generalErrors,
  ...configErrors,
  ...toolchainErrors,
  ...buildErrors,
  ...artifactErrors,
  ...ledgerErrors,
  ...storeErrors,
  ...appStoreErrors,
  ...listingErrors,
  ...releaseErrors,
  ...rolloutErrors,
  ...devicesErrors,
  ...guardErrors,
} as const;

export type ErrorCode = keyof typeof errorCatalogue;

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorCatalogue, text);
}

export function errorEntry(code: ErrorCode): ErrorEntry {
  return errorCatalogue[code];
}
