import type { Answer } from '../serving/answer.ts';
import { findMethod } from '../specs/find-method.ts';
import { apiPath } from './api-path.ts';
import type { PlayRequest } from './context.ts';
import { putDataSafety } from './data-safety-handler.ts';
import * as generated from './generated-apks/generated-apk-handlers.ts';
import * as details from './presence/details-handlers.ts';
import * as images from './presence/image-handlers.ts';
import * as listings from './presence/listing-handlers.ts';
import * as testers from './presence/testers-handlers.ts';
import * as recovery from './recovery/recovery-handlers.ts';
import * as reviews from './reviews/review-handlers.ts';

type Handler = (request: PlayRequest) => Promise<Answer>;

/** By the method's id in Google's document, which says where it is found. */
const handlers: Readonly<Record<string, Handler>> = {
  'applications.dataSafety': putDataSafety,
  'apprecovery.addTargeting': recovery.addTargeting,
  'apprecovery.cancel': recovery.cancelRecovery,
  'apprecovery.create': recovery.createRecovery,
  'apprecovery.deploy': recovery.deployRecovery,
  'apprecovery.list': recovery.listRecoveries,
  'edits.countryavailability.get': testers.getCountryAvailability,
  'edits.details.get': details.getDetails,
  'edits.details.patch': details.patchDetails,
  'edits.details.update': details.updateDetails,
  'edits.images.delete': images.deleteImage,
  'edits.images.deleteall': images.deleteAllImages,
  'edits.images.list': images.listImages,
  'edits.listings.delete': listings.deleteListing,
  'edits.listings.deleteall': listings.deleteAllListings,
  'edits.listings.get': listings.getListing,
  'edits.listings.list': listings.listListings,
  'edits.listings.patch': listings.patchListing,
  'edits.listings.update': listings.updateListing,
  'edits.testers.get': testers.getTesters,
  'edits.testers.patch': testers.updateTesters,
  'edits.testers.update': testers.updateTesters,
  'generatedapks.download': generated.downloadGeneratedApk,
  'generatedapks.list': generated.listGeneratedApks,
  'reviews.get': reviews.getReview,
  'reviews.list': reviews.listReviews,
  'reviews.reply': reviews.replyToReview,
};

/** The handler of a method whose path is taken from the document. */
export function findDescribedRoute(method: string, path: string) {
  const call = findMethod(method, apiPath(path));
  const handler = handlers[call?.id.replace('androidpublisher.', '') ?? ''];
  if (call === undefined || handler === undefined) return undefined;
  const { packageName = '', editId = '' } = call.parts;
  return { handler, parts: { ...call.parts, app: packageName, edit: editId } };
}
