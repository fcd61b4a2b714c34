import type { AppStoreState, Resource } from './model.ts';
import { resourcesOf } from './resources.ts';
import { territoryEntries } from './territories.ts';

/** How a relationship is found in the state. */
type Relation =
  /** Its id is kept at this end. */
  | { readonly kind: 'here'; readonly type: string }
  /** Those that name this resource under `by`. */
  | { readonly kind: 'there'; readonly type: string; readonly by: string }
  /** A list at this end. */
  | { readonly kind: 'list'; readonly type: string }
  /** Those that list this resource under `by`. */
  | { readonly kind: 'listed'; readonly type: string; readonly by: string }
  /** What an app's availability says of each territory. */
  | { readonly kind: 'territories'; readonly type: string };

const here = (type: string): Relation => ({ kind: 'here', type });
const there = (type: string, by: string): Relation => ({ kind: 'there', type, by });
const list = (type: string): Relation => ({ kind: 'list', type });
const listed = (type: string, by: string): Relation => ({ kind: 'listed', type, by });

const relations: Readonly<Record<string, Readonly<Record<string, Relation>>>> = {
  apps: {
    appAvailabilityV2: there('appAvailabilities', 'app'),
    appInfos: there('appInfos', 'app'),
    appStoreVersions: there('appStoreVersions', 'app'),
    betaAppReviewDetail: there('betaAppReviewDetails', 'app'),
    betaGroups: there('betaGroups', 'app'),
    buildUploads: there('buildUploads', 'app'),
    builds: there('builds', 'app'),
    customerReviews: there('customerReviews', 'app'),
    preReleaseVersions: there('preReleaseVersions', 'app'),
    reviewSubmissions: there('reviewSubmissions', 'app'),
    webhooks: there('webhooks', 'app'),
  },
  appAvailabilities: {
    territoryAvailabilities: { kind: 'territories', type: 'territoryAvailabilities' },
  },
  appInfos: {
    app: here('apps'),
    ageRatingDeclaration: there('ageRatingDeclarations', 'appInfo'),
    appInfoLocalizations: there('appInfoLocalizations', 'appInfo'),
    primaryCategory: here('appCategories'),
    primarySubcategoryOne: here('appCategories'),
    primarySubcategoryTwo: here('appCategories'),
    secondaryCategory: here('appCategories'),
    secondarySubcategoryOne: here('appCategories'),
    secondarySubcategoryTwo: here('appCategories'),
  },
  appInfoLocalizations: { appInfo: here('appInfos') },
  appCategories: { parent: here('appCategories'), subcategories: there('appCategories', 'parent') },
  appScreenshots: { appScreenshotSet: here('appScreenshotSets') },
  appScreenshotSets: {
    appStoreVersionLocalization: here('appStoreVersionLocalizations'),
    appScreenshots: list('appScreenshots'),
  },
  appStoreReviewAttachments: { appStoreReviewDetail: here('appStoreReviewDetails') },
  appStoreReviewDetails: {
    appStoreVersion: here('appStoreVersions'),
    appStoreReviewAttachments: there('appStoreReviewAttachments', 'appStoreReviewDetail'),
  },
  appStoreVersionLocalizations: {
    appStoreVersion: here('appStoreVersions'),
    appScreenshotSets: there('appScreenshotSets', 'appStoreVersionLocalization'),
  },
  appStoreVersions: {
    app: here('apps'),
    build: here('builds'),
    appStoreVersionLocalizations: there('appStoreVersionLocalizations', 'appStoreVersion'),
    appStoreVersionPhasedRelease: there('appStoreVersionPhasedReleases', 'appStoreVersion'),
    appStoreReviewDetail: there('appStoreReviewDetails', 'appStoreVersion'),
    customerReviews: there('customerReviews', 'appStoreVersion'),
  },
  betaAppReviewDetails: { app: here('apps') },
  betaAppReviewSubmissions: { build: here('builds') },
  betaBuildLocalizations: { build: here('builds') },
  betaGroups: { app: here('apps'), builds: list('builds'), betaTesters: list('betaTesters') },
  betaTesters: {
    apps: here('apps'),
    betaGroups: listed('betaGroups', 'betaTesters'),
    builds: list('builds'),
  },
  buildBetaDetails: { build: here('builds') },
  buildUploads: {
    build: there('builds', 'buildUpload'),
    assetFile: there('buildUploadFiles', 'buildUpload'),
    buildUploadFiles: there('buildUploadFiles', 'buildUpload'),
  },
  builds: {
    app: here('apps'),
    appStoreVersion: there('appStoreVersions', 'build'),
    betaAppReviewSubmission: there('betaAppReviewSubmissions', 'build'),
    betaBuildLocalizations: there('betaBuildLocalizations', 'build'),
    betaGroups: listed('betaGroups', 'builds'),
    buildBetaDetail: there('buildBetaDetails', 'build'),
    buildUpload: here('buildUploads'),
    individualTesters: listed('betaTesters', 'builds'),
    preReleaseVersion: here('preReleaseVersions'),
  },
  customerReviewResponses: { review: here('customerReviews') },
  customerReviews: {
    response: there('customerReviewResponses', 'review'),
    publishedResponse: there('customerReviewResponses', 'review'),
  },
  preReleaseVersions: { app: here('apps'), builds: there('builds', 'preReleaseVersion') },
  reviewSubmissionItems: { appStoreVersion: here('appStoreVersions') },
  reviewSubmissions: {
    app: here('apps'),
    items: there('reviewSubmissionItems', 'reviewSubmission'),
    appStoreVersionForReview: here('appStoreVersions'),
  },
  territoryAvailabilities: { territory: here('territories') },
  webhookDeliveries: { event: here('webhookEvents') },
  webhooks: { app: here('apps'), deliveries: there('webhookDeliveries', 'webhook') },
};

/** What a resource is related to, in the order in which it came to be; undefined for a relationship unknown here. */
export function relatedTo(
  state: AppStoreState,
  resource: Resource,
  name: string,
): readonly Resource[] | undefined {
  const relation = relations[resource.type]?.[name];
  if (relation === undefined) return undefined;
  const others = resourcesOf(state, relation.type);
  switch (relation.kind) {
    case 'here':
      return present(others, [resource.one[name] ?? '']);
    case 'list':
      return present(others, resource.many[name] ?? []);
    case 'there':
      return Object.values(others).filter(({ one }) => one[relation.by] === resource.id);
    case 'territories':
      return territoryEntries(state, resource);
    case 'listed':
      return Object.values(others).filter(({ many }) => many[relation.by]?.includes(resource.id));
  }
}

function present(others: Readonly<Record<string, Resource>>, ids: readonly string[]): readonly Resource[] {
  return ids.map((id) => others[id]).filter((other) => other !== undefined);
}
