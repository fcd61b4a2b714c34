import { drafted, first, notReady, ready, rejected, submitted } from './circumstances.ts';
import { type AppStoreRuleRow, tabledAppStore } from './rule.ts';

const yet = "409 STATE_ERROR: reviewSubmissions with id 'A' is not ready to be submitted yet";
const racing = { pace: { readyMs: 5_000 } };

const rows: readonly AppStoreRuleRow[] = [
  ['a submission begins as a draft', 'open submission A', 'READY_FOR_REVIEW'],
  ['nothing in it, nothing to send', 'open submission A; send A', yet],
  ['what is added is ready', `${drafted}; look at it`, '2.5.0 READY_FOR_REVIEW'],
  ['only some moments later', `${drafted}; look at it`, '2.5.0 PREPARE_FOR_SUBMISSION', racing],
  ['and cannot be sent until then', `${drafted}; send A`, yet, racing],
  ['then it can', `${drafted}; wait 5 s; send A`, 'WAITING_FOR_REVIEW', racing],
  ['its version waits with it', `${submitted}; look at it`, '2.5.0 WAITING_FOR_REVIEW'],
  ['Apple looks', `${submitted}; Apple looks; look at submission A`, 'IN_REVIEW'],
  ['and approves', `${submitted}; Apple looks; Apple approves; look at submission A`, 'COMPLETE'],
  ['or rejects', `${rejected}; look at submission A`, 'UNRESOLVED_ISSUES'],
  ['and with it the version', `${rejected}; look at it`, '2.5.0 REJECTED'],
  [
    'or its texts alone',
    `${submitted}; Apple looks; Apple rejects the texts; look at it`,
    '2.5.0 METADATA_REJECTED',
  ],
  ['what is mended is sent again', `${rejected}; mark it as mended in A; send A`, 'WAITING_FOR_REVIEW'],
  ['what is not mended cannot be', `${rejected}; send A`, yet],
  [
    'a rejected submission keeps its version',
    `${rejected}; open submission B; add it to B`,
    "409 STATE_ERROR.ITEM_PART_OF_ANOTHER_SUBMISSION: appStoreVersions with id 'it' is part of another reviewSubmission with id A, which has unresolved issues",
  ],
  [
    'until it is taken out',
    `${rejected}; mark it as removed in A; open submission B; add it to B; send B`,
    'WAITING_FOR_REVIEW',
  ],
  [
    'or the submission is withdrawn',
    `${rejected}; withdraw A; open submission B; add it to B; send B`,
    'WAITING_FOR_REVIEW',
  ],
  [
    'a draft keeps its version too',
    `${drafted}; open submission B; add it to B`,
    "409 ENTITY_ERROR: appStoreVersions with id 'it' was already added to another reviewSubmission with id A",
  ],
  [
    'until it is taken out',
    `${drafted}; take it out of A; open submission B; add it to B`,
    'reviewSubmissionItems',
  ],
  [
    'Apple has one submission at a time',
    `${submitted}; open submission B; add it to B`,
    '409 ENTITY_ERROR: Another reviewSubmission with id A is still in progress',
  ],
  ['a submission can be withdrawn', `${submitted}; withdraw A`, 'CANCELING'],
  [
    'which takes its time',
    `${submitted}; withdraw A; look at submission A`,
    'CANCELING',
    { pace: { cancelMs: 1_000 } },
  ],
  ['and then it is over', `${submitted}; withdraw A; wait 1 s; look at submission A`, 'COMPLETE'],
  ['also in review', `${submitted}; Apple looks; withdraw A; look at it`, '2.5.0 DEVELOPER_REJECTED'],
  [
    'a withdrawn version is sent again',
    `${submitted}; withdraw A; open submission B; add it to B; send B`,
    'WAITING_FOR_REVIEW',
  ],
  [
    'a person can take it back too',
    `${submitted}; a person takes it back; look at it`,
    '2.5.0 DEVELOPER_REJECTED',
  ],
  [
    'a draft cannot be withdrawn',
    `${drafted}; withdraw A`,
    '409 STATE_ERROR.ENTITY_STATE_INVALID: Resource is not in cancellable state: the reviewSubmission is READY_FOR_REVIEW.',
  ],
  [
    'what was approved cannot be withdrawn',
    `${submitted}; Apple looks; Apple approves; withdraw A`,
    '409 STATE_ERROR.ENTITY_STATE_INVALID: Resource is not in cancellable state: the reviewSubmission is COMPLETE.',
  ],
  [
    'a version needs a build, and says what is new',
    'create version 2.5.0; open submission A; add it to A',
    notReady(
      'appStoreVersions: ENTITY_ERROR.RELATIONSHIP.REQUIRED build / appStoreVersionLocalizations: ENTITY_ERROR.ATTRIBUTE.REQUIRED whatsNew',
    ),
  ],
  [
    'somebody has to answer the question of encryption',
    `${ready.replace('2.5.0; create', '2.5.0 without a word on encryption; create')}; open submission A; add it to A`,
    notReady('builds: ENTITY_ERROR.ATTRIBUTE.REQUIRED usesNonExemptEncryption'),
  ],
  [
    'once it is answered it can be added',
    `${ready.replace('2.5.0; create', '2.5.0 without a word on encryption; create')}; say that build 42 encrypts nothing; open submission A; add it to A`,
    'reviewSubmissionItems',
  ],
  [
    'somebody has to declare the rights to the content',
    drafted,
    notReady('apps: ENTITY_ERROR.ATTRIBUTE.REQUIRED contentRightsDeclaration'),
    { isSetUp: false },
  ],
  [
    'once they are declared it can be added',
    `${ready}; declare the rights to the content; open submission A; add it to A`,
    'reviewSubmissionItems',
    { isSetUp: false },
  ],
  [
    'an iPad wants screenshots of its own',
    `${ready.replace('2.5.0; create', '2.5.0 for iPads too; create')}; open submission A; add it to A`,
    notReady('appStoreVersionLocalizations: STATE_ERROR.SCREENSHOT_REQUIRED.APP_IPAD_PRO_3GEN_129 '),
    { screenshots: ['APP_IPHONE_67'] },
  ],
  [
    'a first version needs everything',
    'upload build 42 of 2.5.0; create version 2.5.0; attach build 42; open submission A; add it to A',
    notReady(
      [
        'appStoreVersions: ENTITY_ERROR.ATTRIBUTE.REQUIRED copyright',
        'appStoreVersions: ENTITY_ERROR.RELATIONSHIP.REQUIRED appStoreReviewDetail',
        'appStoreVersionLocalizations: ENTITY_ERROR.ATTRIBUTE.REQUIRED description',
        'appStoreVersionLocalizations: ENTITY_ERROR.ATTRIBUTE.REQUIRED keywords',
        'appStoreVersionLocalizations: ENTITY_ERROR.ATTRIBUTE.REQUIRED supportUrl',
        'appStoreVersionLocalizations: STATE_ERROR.SCREENSHOT_REQUIRED.APP_IPHONE_67 ',
      ].join(' / '),
    ),
    first,
  ],
];

export const submissionRules = tabledAppStore(
  {
    about: 'Review submissions',
    source:
      "states of Apple's document; users' reports of the refusals; that a draft cannot be withdrawn is reported once",
  },
  rows,
);
