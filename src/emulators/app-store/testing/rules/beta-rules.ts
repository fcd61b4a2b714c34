import { type AppStoreRuleRow, tabledAppStore } from './rule.ts';

const uploaded = 'upload build 42 of 2.5.0';
const external = `${uploaded}; make external group Friends; give build 42 to Friends`;
const sentToApple = `${external}; send build 42 for beta review`;

const rows: readonly AppStoreRuleRow[] = [
  [
    'a build can be tested',
    `${uploaded}; look at the tests of build 42`,
    'internal READY_FOR_BETA_TESTING, external READY_FOR_BETA_SUBMISSION',
  ],
  [
    'not while it is processed',
    `${uploaded}; make internal group Team; give build 42 to Team`,
    '422 ENTITY_UNPROCESSABLE: Build is not in internal testing state. It is PROCESSING.',
    { pace: { processingMs: 60_000 } },
  ],
  [
    'not before the question of encryption is answered',
    `${uploaded} without a word on encryption; make internal group Team; give build 42 to Team`,
    '422 ENTITY_UNPROCESSABLE: Build is not in internal testing state. It is MISSING_EXPORT_COMPLIANCE.',
  ],
  [
    'the team has it at once',
    `${uploaded}; make internal group Team; give build 42 to Team; look at the tests of build 42`,
    'internal IN_BETA_TESTING, external READY_FOR_BETA_SUBMISSION',
  ],
  [
    'others wait for the beta review',
    `${external}; look at the tests of build 42`,
    'internal READY_FOR_BETA_TESTING, external READY_FOR_BETA_SUBMISSION',
  ],
  [
    'which begins when it is asked for',
    `${sentToApple}; look at the tests of build 42`,
    'internal READY_FOR_BETA_TESTING, external WAITING_FOR_BETA_REVIEW',
  ],
  [
    'approved, they have it',
    `${sentToApple}; Apple approves the beta; look at the tests of build 42`,
    'internal READY_FOR_BETA_TESTING, external IN_BETA_TESTING',
  ],
  [
    'rejected, they do not',
    `${sentToApple}; Apple rejects the beta; look at the tests of build 42`,
    'internal READY_FOR_BETA_TESTING, external BETA_REJECTED',
  ],
  [
    'a build that nobody has any longer is not tested',
    `${sentToApple}; Apple approves the beta; take build 42 from Friends; look at the tests of build 42`,
    'internal READY_FOR_BETA_TESTING, external BETA_APPROVED',
  ],
  [
    'one build is in beta review at a time',
    `${sentToApple}; upload build 43 of 2.5.0; send build 43 for beta review`,
    '422 ENTITY_UNPROCESSABLE: Another build is in review. It is READY_FOR_BETA_SUBMISSION.',
  ],
  [
    'it is asked for once',
    `${sentToApple}; send build 42 for beta review`,
    '422 ENTITY_UNPROCESSABLE: Build is not in a state in which it can be submitted for beta review. It is WAITING_FOR_BETA_REVIEW.',
  ],
  [
    'an expired build is not tested',
    `${external}; expire build 42; look at the tests of build 42`,
    'internal EXPIRED, external EXPIRED',
  ],
];

export const betaRules = tabledAppStore(
  { about: 'TestFlight', source: "states of Apple's document; users' reports of the refusals" },
  rows,
);
