import type { AppStoreState } from '../../../src/emulators/app-store/model.ts';
import type { TestKey } from '../../../src/emulators/app-store/testing/api-key.ts';
import { openPhasedApp, phasedVersion } from '../../../src/rollout/testing/phased-app.ts';

/** What every schedule begins with: an app whose version 1.1 is live, on the first day of its phased release. */
export interface Template {
  readonly state: AppStoreState;
  readonly key: TestKey;
  readonly nowMs: number;
  readonly phasedReleaseId: string;
}

let made: Promise<Template> | undefined;

/** Submitted, approved and released once, over HTTP; each schedule goes on from there by itself. */
export function template(): Promise<Template> {
  made ??= make();
  return made;
}

async function make(): Promise<Template> {
  const app = await openPhasedApp([phasedVersion]);
  try {
    const [shown] = await app.shown();
    const phased = shown?.rest.phasedRelease as { readonly id: string } | undefined;
    if (phased === undefined) throw new Error('the version has no phased release');
    const { store, key, clock } = app.local;
    return { state: store.state(), key, nowMs: clock.nowMs, phasedReleaseId: phased.id };
  } finally {
    await app.close();
  }
}
