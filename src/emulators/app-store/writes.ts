import * as appInfo from './app-info/change-app-info.ts';
import { commitAsset, commitBuildFile, deleteAsset } from './assets/commit-asset.ts';
import * as assets from './assets/create-assets.ts';
import { createBetaSubmission } from './beta/beta-review.ts';
import { changeAnyTime, createWhatToTest, deleteWhatToTest } from './beta/beta-texts.ts';
import * as groups from './beta/groups.ts';
import { createBuildUpload, createBuildUploadFile, deleteBuildUpload } from './builds/build-uploads.ts';
import { changeBuild } from './builds/change-build.ts';
import { answerReview, changeTerritory, createAvailability, deleteAnswer } from './customer-writes.ts';
import * as phased from './phased-release/phased-releases.ts';
import * as items from './review/items.ts';
import { changeSubmission, createSubmission } from './review/submissions.ts';
import { attachBuild } from './versions/attach-build.ts';
import { changeVersion, deleteVersion } from './versions/change-version.ts';
import { createVersion } from './versions/create-version.ts';
import * as localizations from './versions/localizations.ts';
import { createReleaseRequest } from './versions/release-version.ts';
import * as webhooks from './webhooks/webhook-writes.ts';
import type { Write } from './write.ts';

/** What each writing request does, by method and path without the version of the API and the ids. */
export const writes: Readonly<Record<string, Write>> = {
  'PATCH apps': appInfo.changeApp,
  'PATCH appInfos': appInfo.changeAppInfo,
  'POST appInfoLocalizations': appInfo.createAppInfoLocalization,
  'PATCH appInfoLocalizations': appInfo.changePartOfAppInfo('appInfoLocalizations'),
  'DELETE appInfoLocalizations': appInfo.deleteAppInfoLocalization,
  'PATCH ageRatingDeclarations': appInfo.changePartOfAppInfo('ageRatingDeclarations'),

  'POST appStoreVersions': createVersion,
  'PATCH appStoreVersions': changeVersion,
  'DELETE appStoreVersions': deleteVersion,
  'PATCH appStoreVersions/build': attachBuild,
  'POST appStoreVersionLocalizations': localizations.createLocalization,
  'PATCH appStoreVersionLocalizations': localizations.changeLocalization,
  'DELETE appStoreVersionLocalizations': localizations.deleteLocalization,
  'POST appStoreVersionPhasedReleases': phased.createPhasedRelease,
  'PATCH appStoreVersionPhasedReleases': phased.changePhasedRelease,
  'DELETE appStoreVersionPhasedReleases': phased.deletePhasedRelease,
  'POST appStoreVersionReleaseRequests': createReleaseRequest,

  'POST reviewSubmissions': createSubmission,
  'PATCH reviewSubmissions': changeSubmission,
  'POST reviewSubmissionItems': items.createItem,
  'PATCH reviewSubmissionItems': items.changeItem,
  'DELETE reviewSubmissionItems': items.deleteItem,

  'POST buildUploads': createBuildUpload,
  'DELETE buildUploads': deleteBuildUpload,
  'POST buildUploadFiles': createBuildUploadFile,
  'PATCH buildUploadFiles': commitBuildFile,
  'PATCH builds': changeBuild,
  'POST builds/betaGroups': groups.addGroupsToBuild,
  'DELETE builds/betaGroups': groups.removeGroupsFromBuild,

  'PATCH betaAppReviewDetails': changeAnyTime('betaAppReviewDetails'),
  'POST betaAppReviewSubmissions': createBetaSubmission,
  'POST betaBuildLocalizations': createWhatToTest,
  'PATCH betaBuildLocalizations': changeAnyTime('betaBuildLocalizations'),
  'DELETE betaBuildLocalizations': deleteWhatToTest,
  'POST betaGroups': groups.createGroup,
  'PATCH betaGroups': groups.changeGroup,
  'DELETE betaGroups': groups.deleteGroup,
  'POST betaGroups/builds': groups.addBuildsToGroup,
  'DELETE betaGroups/builds': groups.removeBuildsFromGroup,
  'POST betaGroups/betaTesters': groups.changeTesters('add'),
  'DELETE betaGroups/betaTesters': groups.changeTesters('remove'),
  'POST betaTesters': groups.createTester,
  'PATCH buildBetaDetails': changeAnyTime('buildBetaDetails'),

  'POST appStoreReviewDetails': assets.createReviewDetail,
  'PATCH appStoreReviewDetails': assets.changeReviewDetail,
  'POST appStoreReviewAttachments': assets.createReviewAttachment,
  'PATCH appStoreReviewAttachments': commitAsset('appStoreReviewAttachments'),
  'DELETE appStoreReviewAttachments': deleteAsset('appStoreReviewAttachments'),
  'POST appScreenshotSets': assets.createScreenshotSet,
  'DELETE appScreenshotSets': assets.deleteScreenshotSet,
  'PATCH appScreenshotSets/appScreenshots': assets.orderScreenshots,
  'POST appScreenshots': assets.createScreenshot,
  'PATCH appScreenshots': commitAsset('appScreenshots'),
  'DELETE appScreenshots': deleteAsset('appScreenshots'),

  'POST customerReviewResponses': answerReview,
  'DELETE customerReviewResponses': deleteAnswer,
  'POST appAvailabilities': createAvailability,
  'PATCH territoryAvailabilities': changeTerritory,

  'POST webhooks': webhooks.createWebhook,
  'PATCH webhooks': webhooks.changeWebhook,
  'DELETE webhooks': webhooks.deleteWebhook,
  'POST webhookPings': webhooks.createPing,
  'POST webhookDeliveries': webhooks.createDelivery,
};
