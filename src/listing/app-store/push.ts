import type { Finding } from '../../findings/finding.ts';
import { checkAppStoreFiles } from './check-files.ts';
import type { AppStoreListingStore } from './listing-port.ts';
import { type AppStorePlan, isEmptyAppStorePlan, planAppStoreListing } from './plan.ts';
import type { ReadFiles } from './read-files.ts';

export interface AppStoreSync {
  readonly applicationId: string;
  readonly files: ReadFiles;
}

export interface PlannedAppStoreListing {
  readonly versionName: string;
  readonly plan: AppStorePlan;
  /** What the store would refuse of the files. */
  readonly findings: readonly Finding[];
}

export type AppStorePush =
  | { readonly kind: 'changed' }
  /** A fresh read does not show all of it. */
  | { readonly kind: 'not-confirmed'; readonly left: AppStorePlan };

/** What a push would do now. Writes nothing. */
export async function planAppStorePush(
  store: AppStoreListingStore,
  { applicationId, files }: AppStoreSync,
): Promise<PlannedAppStoreListing> {
  const { versionName, shown } = await store.open(applicationId);
  const findings = [...files.findings, ...checkAppStoreFiles(files.local)];
  return { versionName, plan: planAppStoreListing(files.local, shown), findings };
}

/** Plans anew from what the store shows, writes, and reads back. */
export async function pushAppStoreListing(
  store: AppStoreListingStore,
  { applicationId, files }: AppStoreSync,
): Promise<AppStorePush> {
  const open = await store.open(applicationId);
  await open.write(planAppStoreListing(files.local, open.shown));
  const left = planAppStoreListing(files.local, (await store.open(applicationId)).shown);
  return isEmptyAppStorePlan(left) ? { kind: 'changed' } : { kind: 'not-confirmed', left };
}
