import type { Attributes } from '../model.ts';
import { attributeError } from '../refusal.ts';

/** Up to three numbers between dots, as CFBundleShortVersionString has to be. */
export function checkVersionString({ versionString }: Attributes): void {
  if (versionString === undefined || versionString === null) return;
  if (/^\d+(\.\d+){0,2}$/.test(String(versionString))) return;
  throw attributeError('versionString', {
    code: 'INVALID',
    detail: `The version string '${versionString}' is not of the form 1.2.3.`,
  });
}

/** A date belongs to a scheduled release, and lies ahead. */
export function checkReleaseDate({ releaseType, earliestReleaseDate }: Attributes, nowMs: number): void {
  const date = typeof earliestReleaseDate === 'string' ? Date.parse(earliestReleaseDate) : undefined;
  if (date === undefined) {
    if (releaseType !== 'SCHEDULED') return;
    throw attributeError('earliestReleaseDate', {
      code: 'REQUIRED',
      detail: "You must provide a value for the attribute 'earliestReleaseDate' with this request",
    });
  }
  if (releaseType === 'SCHEDULED' && date > nowMs) return;
  throw attributeError('earliestReleaseDate', {
    code: 'INVALID',
    detail: 'An earliest release date has to lie in the future, and the release type has to be SCHEDULED.',
  });
}
