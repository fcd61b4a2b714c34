import { uploadOperations } from './assets/upload-operations.ts';
import type { AppStoreState, Attributes, Resource } from './model.ts';
import { pausedMs } from './phased-release/pauses.ts';
import { text } from './resources.ts';

const dayMs = 86_400_000;

/** What an attribute shows right now: some follow from others, and from the time. */
export function shownAttribute(
  one: Resource,
  name: string,
  at: { readonly state: AppStoreState; readonly nowMs: number },
): unknown {
  return shown[one.type]?.[name]?.(one, at.nowMs) ?? one.attributes[name];
}

type Show = (one: Resource, nowMs: number) => unknown;

const shown: Readonly<Record<string, Readonly<Record<string, Show>>>> = {
  appStoreVersions: {
    appStoreState: ({ attributes }) => olderName(text(attributes, 'appVersionState')),
    downloadable: ({ attributes }) => attributes.appVersionState === 'READY_FOR_DISTRIBUTION',
  },
  appInfos: { appStoreState: ({ attributes }) => olderName(text(attributes, 'state')) },
  appStoreVersionPhasedReleases: {
    totalPauseDuration: (one, nowMs) => Math.floor(pausedMs(one, nowMs) / dayMs),
  },
  appScreenshots: { uploadOperations },
  appStoreReviewAttachments: { uploadOperations },
  buildUploadFiles: { uploadOperations },
  buildUploads: { state: ({ attributes, kept }) => uploadState(attributes, kept) },
};

function uploadState({ state }: Attributes, { errors = [], warnings = [], infos = [] }: Attributes): unknown {
  return { state, errors, warnings, infos };
}

/** The states of a version had other names before version 3.3 of the API, which is still told them. */
function olderName(state: string): string {
  return olderNames[state] ?? state;
}

const olderNames: Readonly<Record<string, string>> = {
  PROCESSING_FOR_DISTRIBUTION: 'PROCESSING_FOR_APP_STORE',
  READY_FOR_DISTRIBUTION: 'READY_FOR_SALE',
  REPLACED_WITH_NEW_INFO: 'REPLACED_WITH_NEW_VERSION',
  PENDING_RELEASE: 'PENDING_DEVELOPER_RELEASE',
};
