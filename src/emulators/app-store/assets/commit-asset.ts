import { uploadInState } from '../builds/build-uploads.ts';
import type { AppStoreState, Resource } from '../model.ts';
import { wrongState } from '../refusal.ts';
import { changed, isoTime, removed, resource, text } from '../resources.ts';
import { gone, updated, type Write, type WriteCall } from '../write.ts';
import { delivery } from './reserve.ts';
import { screenshotProblems } from './screenshot-sizes.ts';

/** The file of a build is complete: its processing begins. */
export const commitBuildFile: Write = (state, call) => {
  const file = resource(state, { type: 'buildUploadFiles', id: call.id });
  if (!isCommit(call, file)) return updated(state, file);
  const upload = resource(state, { type: 'buildUploads', id: file.one.buildUpload ?? '' });
  if (text(upload.attributes, 'state') !== 'AWAITING_UPLOAD') {
    throw wrongState(`The build upload is ${upload.attributes.state}: it takes no further file.`);
  }
  const { sourceFileChecksums } = call.attributes;
  const complete = changed(state, file, {
    attributes: { assetDeliveryState: delivery('COMPLETE'), sourceFileChecksums },
    kept: { isUploaded: true },
  });
  const dated = changed(complete, upload, { attributes: { uploadedDate: isoTime(call.nowMs) } });
  // Only the app itself is processed: descriptions and the like come beside it.
  if (file.attributes.assetType !== 'ASSET') return updated(dated, file);
  const kept = { fileId: file.id, committedMs: call.nowMs };
  const next = resource(dated, upload);
  return updated(uploadInState(dated, next, { to: 'PROCESSING', nowMs: call.nowMs, kept }), file);
};

/** An attachment for the reviewers, or a screenshot, is complete. */
export const commitAsset =
  (type: 'appScreenshots' | 'appStoreReviewAttachments'): Write =>
  (state, call) => {
    const asset = resource(state, { type, id: call.id });
    if (!isCommit(call, asset)) return updated(state, asset);
    const problems = type === 'appScreenshots' ? screenshotProblems(setOf(state, asset), call.found) : [];
    const deliveryState = delivery(problems.length === 0 ? 'COMPLETE' : 'FAILED', problems);
    const { sourceFileChecksum } = call.attributes;
    const { width, height } = call.found;
    return updated(
      changed(state, asset, {
        attributes: {
          assetDeliveryState: deliveryState,
          sourceFileChecksum,
          ...(type === 'appScreenshots' && {
            imageAsset: { templateUrl: `${call.origin}/images/${asset.id}/{w}x{h}bb.{f}`, width, height },
          }),
        },
        kept: { isUploaded: true },
      }),
      asset,
    );
  };

export const deleteAsset =
  (type: 'appScreenshots' | 'appStoreReviewAttachments'): Write =>
  (state, { id }) => {
    const asset = resource(state, { type, id });
    const lists = setsOf(state, asset);
    const unlisted = lists.reduce((next, set) => {
      const appScreenshots = (set.many.appScreenshots ?? []).filter((other) => other !== id);
      return changed(next, set, { many: { appScreenshots } });
    }, state);
    return gone(removed(unlisted, asset));
  };

function isCommit({ attributes }: WriteCall, { kept }: Resource): boolean {
  return attributes.uploaded === true && kept.isUploaded !== true;
}

function setOf(state: AppStoreState, shot: Resource): Resource {
  return resource(state, { type: 'appScreenshotSets', id: shot.one.appScreenshotSet ?? '' });
}

function setsOf(state: AppStoreState, asset: Resource): readonly Resource[] {
  return asset.type === 'appScreenshots' ? [setOf(state, asset)] : [];
}
