import { itIs, type ReleaseUpdate, refuse } from './on-release.ts';

/** Keeps a running release where it is. The fraction stays: whoever has the version keeps it. */
export function pause(): ReleaseUpdate {
  return (release) =>
    release.status === 'inProgress'
      ? { ...release, status: 'halted' }
      : refuse(`${itIs(release)}, so there is nothing to pause`);
}
