import type { ReviewInformation } from '../../store.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import type { VersionView } from '../version-view.ts';
import { readDetails } from './details.ts';
import { missingLanguages, planVersion } from './plan-version.ts';
import { languagesMissing } from './refused-choices.ts';
import { fillReviewInformation } from './review-information.ts';
import { runStep } from './run-step.ts';
import type { WantedVersion } from './wanted.ts';

export interface Preparing {
  readonly appId: string;
  readonly version: VersionView;
  readonly wanted: WantedVersion;
  readonly review: ReviewInformation | undefined;
}

/** Does what is missing from the version; true when nothing was. */
export async function prepare(client: AppStoreClient, preparing: Preparing): Promise<boolean> {
  const { appId, version, wanted, review } = preparing;
  const place = { appId, versionId: version.id };
  const details = await readDetails(client, { ...place, buildId: wanted.buildId });
  const missing = missingLanguages({ version, details, wanted });
  if (missing.length > 0)
    throw languagesMissing(
      missing,
      details.localizations.map(({ locale }) => locale),
    );
  const steps = planVersion({ version, details, wanted });
  for (const step of steps) await runStep(client, place, step);
  await fillReviewInformation(client, version.id, review);
  return steps.length === 0;
}
