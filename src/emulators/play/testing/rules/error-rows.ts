import type { AppSeed } from '../../seed.ts';
import {
  byHand,
  completed,
  gone,
  inReview,
  noHalt,
  precondition,
  reviewed,
  ship,
  staged,
} from './circumstances.ts';

/** The refusals that users of other tools really meet: how each comes about, and Google's answer. */
export interface ErrorRow {
  /** Its number in the list of what was reported. */
  readonly row: number;
  readonly steps: string;
  readonly answer: string;
  /** What Slipway makes of it. */
  readonly code: string;
  readonly given?: Partial<AppSeed>;
}

type Cells = readonly [row: number, code: string, steps: string, answer: string, given?: Partial<AppSeed>];

const cells: readonly Cells[] = [
  [1, 'STORE_APP_UNKNOWN', 'open A of com.example.nobody', '404 Package not found: com.example.nobody.'],
  [2, 'STORE_PERMISSION_DENIED', 'open A as stranger', '403 The caller does not have permission'],
  [
    3,
    'STORE_API_DISABLED',
    'the project turns the API off; open A',
    '403 Google Play Android Developer API has not been used in project 1 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/androidpublisher.googleapis.com/overview?project=1 then retry.',
  ],
  [
    4,
    'STORE_APP_DRAFT',
    'open A; upload 2 in A; put beta 2 completed in A; commit A',
    '400 Only releases with status draft may be created on draft app.',
    { draft: true },
  ],
  [
    5,
    'STORE_REVIEW_BY_HAND',
    `${ship()}; wait 2 h; open B; put production 2 inProgress 0.2 in B; commit B politely`,
    byHand,
    { ...reviewed, reviewOutcomes: ['rejected'] },
  ],
  [
    6,
    'STORE_REVIEW_AUTOMATIC',
    'open A; put production 2 inProgress 0.2 in A; commit A unsent',
    '400 Changes are sent for review automatically. The query parameter changesNotSentForReview must not be set.',
    staged,
  ],
  [
    7,
    'STORE_IN_REVIEW',
    `${ship()}; open B; put production 2 inProgress 0.2 in B; commit B politely`,
    inReview,
    reviewed,
  ],
  [8, 'STORE_EDIT_GONE', 'open A; person halts 2; commit A', gone, staged],
  [
    9,
    'STORE_EDIT_GONE',
    'open A; upload 2 in A; wait 2 h; put production 2 inProgress 0.1 in A',
    '400 This edit has expired, please create a new Edit.',
  ],
  [
    10,
    'STORE_EDIT_COMMITTED',
    `${ship()}; commit A politely`,
    '400 This edit has already been successfully committed, please create a new Edit.',
  ],
  [
    11,
    'STORE_FRACTION_INVALID',
    'open A; put production 2 completed 0.1 in A',
    '400 COMPLETED release must not have fraction',
    staged,
  ],
  [
    11,
    'STORE_FRACTION_INVALID',
    'open A; upload 2 in A; put production 2 draft 0.1 in A',
    '400 DRAFT release must not have fraction',
  ],
  [
    12,
    'STORE_FRACTION_INVALID',
    'open A; put production 2 inProgress 1 in A',
    '400 User fraction must be lower than one',
    staged,
  ],
  [
    13,
    'STORE_RELEASES_CONFLICT',
    'open A; upload 3 in A; put production 3 inProgress 0.1, 2 inProgress 0.5 in A',
    '400 Too many staged releases specified.',
    staged,
  ],
  [
    14,
    'STORE_RELEASES_CONFLICT',
    'open A; put production 2 completed, 1 completed in A',
    '400 Only one completed release is allowed.',
    staged,
  ],
  [15, 'STORE_CANNOT_HALT', 'open A; upload 3 in A; put production 3 halted 0.1 in A', noHalt, staged],
  [
    16,
    'STORE_CANNOT_STAGE',
    'open A; put production 1 inProgress 0.5 in A',
    '400 Fully released can not be staged',
  ],
  [
    16,
    'STORE_CANNOT_STAGE',
    'open A; upload 2 in A; put beta 2 inProgress 0.5 in A',
    '400 The first release on a track cannot be staged',
  ],
  [
    17,
    'STORE_PROCESSING',
    'open A; upload 2 in A; put production 2 inProgress 0.1 in A',
    '400 Some of the Android App Bundle uploads are not completed yet.',
    { processingMs: 60_000 },
  ],
  [
    18,
    'STORE_VERSION_CODE_USED',
    `${ship()}; open B; upload 2 in B`,
    '403 APK specifies a version code that has already been used.',
  ],
  [
    19,
    'STORE_VERSION_CODE_LOW',
    'open A; upload 4 in A; put production 4 inProgress 0.1 in A; commit A',
    '403 You cannot rollout this release because it does not allow any existing users to upgrade to the newly added APKs.',
    { tracks: { production: [completed(5)] } },
  ],
  [
    20,
    'STORE_ARTIFACT_UNSIGNED',
    'open A; upload 2 unsigned in A',
    '403 The Android App Bundle was not signed. Please sign the bundle using jarsigner.',
  ],
  [
    21,
    'STORE_UPLOAD_KEY_WRONG',
    `${ship()}; open B; upload 3 with another key in B`,
    '403 The Android App Bundle was signed with the wrong key. Found: SHA1: CD:CD:CD:CD:CD:CD:CD:CD:CD:CD:CD:CD:CD:CD:CD:CD:CD:CD:CD:CD, expected: SHA1: AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB',
  ],
  [
    22,
    'STORE_NOTES_TOO_LONG',
    'open A; upload 2 in A; put production 2 inProgress 0.1 notes=546 in A',
    '403 The release created has notes in language en-US with length 546, which is too long (max: 500).',
  ],
  [
    23,
    'STORE_DECLARATION_MISSING',
    'open A; upload 2 that reads messages in A; put production 2 inProgress 0.1 in A; commit A',
    '403 Release artifacts require permissions that are missing from permission declaration.',
  ],
  [
    24,
    'STORE_RELEASES_CONFLICT',
    'open A; put production/beta 2 completed in A',
    '400 Track names in request path and request body must match.',
    staged,
  ],
  [25, 'STORE_PRECONDITION', 'open A; put production 9 completed in A', precondition],
  [
    26,
    'STORE_UNAVAILABLE',
    'open A; the backend goes away; get A',
    '503 The service is currently unavailable.',
  ],
];

export const errorRows: readonly ErrorRow[] = cells.map(([row, code, steps, answer, given]) => ({
  row,
  code,
  steps,
  answer,
  ...(given === undefined ? {} : { given }),
}));
