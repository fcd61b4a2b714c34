import { first, live, ready, rejected, submitted } from './circumstances.ts';
import { type AppStoreRuleRow, tabledAppStore } from './rule.ts';

const pending =
  '409 ENTITY_ERROR.RELATIONSHIP.INVALID: You cannot create a new version of the App in the current state.';
const whatsNew = "409 STATE_ERROR: Attribute 'whatsNew' cannot be edited at this time";
const locked = (name: string) =>
  `409 ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_STATE: The attribute '${name}' can not be modified in the current state.`;

const rows: readonly AppStoreRuleRow[] = [
  ['a version begins as a draft', 'create version 2.5.0', '2.5.0 PREPARE_FOR_SUBMISSION'],
  ['one version is pending at a time', 'create version 2.5.0; create version 2.6.0', pending],
  ['also while it is in review', `${submitted}; create version 2.6.0`, pending],
  ['also when it was rejected', `${rejected}; create version 2.6.0`, pending],
  [
    'a pending version can be renamed instead',
    'create version 2.5.0; rename it to 2.6.0',
    '2.6.0 PREPARE_FOR_SUBMISSION',
  ],
  ['or deleted', 'create version 2.5.0; delete it; create version 2.6.0', '2.6.0 PREPARE_FOR_SUBMISSION'],
  [
    'a version is there once',
    'create version 1.0',
    '409 ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE: The version number has been previously used.',
  ],
  [
    'a version is a list of numbers',
    'create version 2.5.0-rc1',
    "409 ENTITY_ERROR.ATTRIBUTE.INVALID: The version string '2.5.0-rc1' is not of the form 1.2.3.",
  ],
  ['an update says what is new', 'create version 2.5.0; say what is new', 'appStoreVersionLocalizations'],
  ['a first version does not', 'create version 2.5.0; say what is new', whatsNew, first],
  ['nothing changes what was submitted', `${submitted}; say what is new`, locked('whatsNew')],
  ['nor its number', `${submitted}; rename it to 2.6.0`, locked('versionString')],
  ['but how it is released may change', `${submitted}; release it by hand`, '2.5.0 WAITING_FOR_REVIEW'],
  [
    'what was submitted cannot be deleted',
    `${submitted}; delete it`,
    '409 STATE_ERROR.ENTITY_STATE_INVALID: The version is in the state WAITING_FOR_REVIEW, in which it cannot be changed.',
  ],
  [
    "the texts of the app's own language stay",
    'create version 2.5.0; take away en-US texts',
    "409 STATE_ERROR: The localization of the app's primary language cannot be deleted.",
  ],
  [
    'a language is there once',
    'create version 2.5.0; add en-US texts',
    "409 ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE: There is already a localization for 'en-US'.",
  ],
  [
    'what is approved goes on sale after approval',
    `${live}; look at all versions`,
    '1.0 REPLACED_WITH_NEW_VERSION, 2.5.0 READY_FOR_DISTRIBUTION',
  ],
  [
    'by hand it waits',
    `${ready.replace('2.5.0; attach', '2.5.0 manual; attach')}; open submission A; add it to A; send A; Apple looks; Apple approves; look at it`,
    '2.5.0 PENDING_DEVELOPER_RELEASE',
  ],
  [
    'until it is released',
    `${ready.replace('2.5.0; attach', '2.5.0 manual; attach')}; open submission A; add it to A; send A; Apple looks; Apple approves; release it; look at it`,
    '2.5.0 READY_FOR_DISTRIBUTION',
  ],
  [
    'a date is waited for',
    `${ready.replace('2.5.0; attach', '2.5.0 scheduled in 3 d; attach')}; open submission A; add it to A; send A; Apple looks; Apple approves; wait 2 d; look at it`,
    '2.5.0 PENDING_DEVELOPER_RELEASE',
  ],
  [
    'and kept',
    `${ready.replace('2.5.0; attach', '2.5.0 scheduled in 3 d; attach')}; open submission A; add it to A; send A; Apple looks; Apple approves; wait 3 d; look at it`,
    '2.5.0 READY_FOR_DISTRIBUTION',
  ],
  [
    'unless a person is to release it after all',
    `${ready.replace('2.5.0; attach', '2.5.0 scheduled in 3 d; attach')}; open submission A; add it to A; send A; Apple looks; Apple approves; release it by hand; wait 4 d; look at it`,
    '2.5.0 PENDING_DEVELOPER_RELEASE',
  ],
  [
    'a date lies ahead',
    'create version 2.5.0 scheduled in 0 d',
    '409 ENTITY_ERROR.ATTRIBUTE.INVALID: An earliest release date has to lie in the future, and the release type has to be SCHEDULED.',
  ],
  [
    'only what was approved is released',
    `${submitted}; release it`,
    '409 STATE_ERROR.ENTITY_STATE_INVALID: A version in the state WAITING_FOR_REVIEW cannot be released.',
  ],
  [
    'distribution takes its time',
    `${live}; look at it`,
    '2.5.0 PROCESSING_FOR_DISTRIBUTION',
    { pace: { distributionMs: 60_000 } },
  ],
  [
    'the texts about an app that is on sale cannot be changed',
    'create version 2.5.0; rename the app that is on sale',
    '409 ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_STATE: The app information is in the state READY_FOR_DISTRIBUTION, in which it cannot be changed.',
  ],
  ['those of its next version can', 'create version 2.5.0; rename the app', 'appInfoLocalizations'],
];

export const versionRules = tabledAppStore(
  { about: 'Versions', source: "Apple's document and help pages; users' reports of the refusals" },
  rows,
);
