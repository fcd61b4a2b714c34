import type { AppSeed } from '../../seed.ts';
import { drafted, first, ready, rejected, submitted } from './circumstances.ts';

/** The refusals that users of other tools really meet: how each comes about, and what Slipway makes of it. */
export interface ErrorRow {
  /** Its number in the list of what was reported. */
  readonly row: number;
  /** Apple's status and code, and words of its sentence. */
  readonly apple: RegExp;
  readonly steps: string;
  /** What Slipway makes of it. */
  readonly code: string;
  readonly given?: Partial<AppSeed>;
}

type Cells = readonly [row: number, code: string, apple: RegExp, steps: string, given?: Partial<AppSeed>];

const cells: readonly Cells[] = [
  [1, 'STORE_CREDENTIALS_REFUSED', /^401 NOT_AUTHORIZED/, 'ask with a token of a clock that is ahead'],
  [1, 'STORE_CREDENTIALS_REFUSED', /^401 NOT_AUTHORIZED/, 'the key is revoked; ask for the app'],
  [
    2,
    'APP_STORE_AGREEMENT_MISSING',
    /^403 FORBIDDEN\.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED/,
    'terms change; create version 2.5.0',
  ],
  [3, 'APP_STORE_MEMBERSHIP_INACTIVE', /^403 FORBIDDEN_ERROR/, 'the membership ends; create version 2.5.0'],
  [4, 'STORE_NOT_FOUND', /^404 NOT_FOUND/, 'ask for the app as another team'],
  [
    5,
    'STORE_VERSION_CODE_USED',
    /^409 ENTITY_ERROR\.ATTRIBUTE\.INVALID\.DUPLICATE.*"previousBundleVersion":"42"/,
    'upload build 42 of 2.5.0; announce build 42 of 2.5.0',
  ],
  [
    6,
    'APP_STORE_VERSION_PENDING',
    /^409 ENTITY_ERROR\.RELATIONSHIP\.INVALID/,
    'create version 2.5.0; create version 2.6.0',
  ],
  [
    7,
    'APP_STORE_METADATA_MISSING',
    /^409 STATE_ERROR\.ENTITY_STATE_INVALID.*RELATIONSHIP\.REQUIRED build/,
    'create version 2.5.0; say what is new; open submission A; add it to A',
  ],
  [7, 'APP_STORE_STATE_INVALID', /^409 STATE_ERROR\.ENTITY_STATE_INVALID/, `${submitted}; release it`],
  [
    8,
    'APP_STORE_DECLARATION_MISSING',
    /ENTITY_ERROR\.ATTRIBUTE\.REQUIRED usesNonExemptEncryption/,
    'upload build 42 of 2.5.0 without a word on encryption; create version 2.5.0; attach build 42; say what is new; open submission A; add it to A',
  ],
  [
    8,
    'APP_STORE_DECLARATION_MISSING',
    /ENTITY_ERROR\.ATTRIBUTE\.REQUIRED contentRightsDeclaration/,
    drafted,
    { isSetUp: false },
  ],
  [
    9,
    'APP_STORE_SCREENSHOT_MISSING',
    /STATE_ERROR\.SCREENSHOT_REQUIRED\.APP_IPHONE_67/,
    drafted,
    { screenshots: [] },
  ],
  [
    10,
    'APP_STORE_DRAFT_TAKEN',
    /^409 ENTITY_ERROR: .* was already added to another reviewSubmission with id A/,
    `${drafted}; open submission B; add it to B`,
  ],
  [
    11,
    'STORE_IN_REVIEW',
    /^409 ENTITY_ERROR: .*A is still in progress/,
    `${submitted}; open submission B; add it to B`,
  ],
  [
    12,
    'APP_STORE_ITEM_ELSEWHERE',
    /^409 STATE_ERROR\.ITEM_PART_OF_ANOTHER_SUBMISSION/,
    `${rejected}; open submission B; add it to B`,
  ],
  [
    13,
    'APP_STORE_NOT_READY',
    /^409 STATE_ERROR: .*is not ready to be submitted yet/,
    `${ready}; open submission A; add it to A; send A`,
    { pace: { readyMs: 5_000 } },
  ],
  [
    14,
    'APP_STORE_INFO_LIVE',
    /^409 ENTITY_ERROR\.ATTRIBUTE\.INVALID\.INVALID_STATE/,
    'create version 2.5.0; rename the app that is on sale',
  ],
  [
    15,
    'APP_STORE_WHATS_NEW',
    /^409 STATE_ERROR: Attribute 'whatsNew' cannot be edited at this time/,
    'create version 2.5.0; say what is new',
    first,
  ],
  [
    16,
    'STORE_PROCESSING',
    /^422 .*not in internal testing state/,
    'upload build 42 of 2.5.0; make internal group Team; give build 42 to Team',
    { pace: { processingMs: 60_000 } },
  ],
  [17, 'STORE_QUOTA', /^429 RATE_LIMIT_EXCEEDED/, 'ask 61 times'],
];

export const appStoreErrorRows: readonly ErrorRow[] = cells.map(([row, code, apple, steps, given]) => ({
  row,
  code,
  apple,
  steps,
  ...(given === undefined ? {} : { given }),
}));
