import { type AppStoreRuleRow, tabledAppStore } from './rule.ts';

const slow = { pace: { processingMs: 600_000 } };
const unavailable =
  '409 ENTITY_ERROR.RELATIONSHIP.INVALID: The specified pre-release build could not be added.';

const rows: readonly AppStoreRuleRow[] = [
  ['an upload becomes a build', 'upload build 42 of 2.5.0', 'COMPLETE'],
  ['an upload waits for its file', 'announce build 42 of 2.5.0', 'AWAITING_UPLOAD'],
  ['processing takes its time', 'upload build 42 of 2.5.0', 'PROCESSING', slow],
  [
    'and the build can be seen meanwhile',
    'upload build 42 of 2.5.0; look at build 42',
    '42 PROCESSING',
    slow,
  ],
  [
    'and used only after it',
    'upload build 42 of 2.5.0; create version 2.5.0; attach build 42',
    unavailable,
    slow,
  ],
  ['then it is valid', 'upload build 42 of 2.5.0; wait 1 h; look at build 42', '42 VALID', slow],
  [
    'a build number is used once',
    'upload build 42 of 2.5.0; announce build 42 of 2.5.0',
    '409 ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE: The bundle version must be higher than the previously uploaded version: ‘42’. {"previousBundleVersion":"42"}',
  ],
  [
    'and has to rise within a version',
    'upload build 42 of 2.5.0; announce build 9 of 2.5.0',
    '409 ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE: The bundle version must be higher than the previously uploaded version: ‘42’. {"previousBundleVersion":"42"}',
  ],
  [
    'of another version it may be the same',
    'upload build 42 of 2.5.0; announce build 42 of 2.6.0',
    'AWAITING_UPLOAD',
  ],
  [
    'a build number is a list of numbers',
    'announce build 42-beta of 2.5.0',
    "409 ENTITY_ERROR.ATTRIBUTE.INVALID: The value '42-beta' must be a period-separated list of at most three non-negative integers.",
  ],
  [
    'what is wrong with the file fails the upload',
    'upload build 42 of 2.5.0 without a purpose string',
    'FAILED 90683',
  ],
  [
    'a failed upload leaves its number free',
    'upload build 42 of 2.5.0 without a purpose string; upload build 42 of 2.5.0',
    'COMPLETE',
  ],
  ['the file is of the app that was announced', 'upload build 42 of 2.5.0 of another app', 'FAILED 90055'],
  ['a version that is on sale takes no further build', 'upload build 2 of 1.0', 'FAILED 90186 90062'],
  ['a version cannot go back', 'upload build 2 of 0.9', 'FAILED 90186 90062'],
  [
    'a build is attached to its own version alone',
    'upload build 42 of 2.5.0; create version 2.6.0; attach build 42',
    unavailable,
  ],
  ['a build can be expired', 'upload build 42 of 2.5.0; expire build 42; look at build 42', '42 expired'],
  ['and expires by itself', 'upload build 42 of 2.5.0; wait 90 d; look at build 42', '42 expired'],
  [
    'and cannot be attached then',
    'upload build 42 of 2.5.0; expire build 42; create version 2.5.0; attach build 42',
    unavailable,
  ],
  [
    'the question of encryption is answered once',
    'upload build 42 of 2.5.0; say that build 42 encrypts something',
    '409 ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_STATE: You cannot update when the value is already set.',
  ],
];

export const buildRules = tabledAppStore(
  {
    about: 'Uploads and builds',
    source:
      "Build Upload API of Apple's document; users' reports of its refusals; Apple's numbers of what it finds",
  },
  rows,
);
