import { first, live, phased, ready } from './circumstances.ts';
import { type AppStoreRuleRow, tabledAppStore } from './rule.ts';

const rows: readonly AppStoreRuleRow[] = [
  ['a phased release waits for its version', `${ready}; phase it`, 'INACTIVE'],
  ['and can be taken away until then', `${ready}; phase it; unphase it`, '204'],
  [
    'its first day begins when the version goes on sale',
    `${phased}; look at the phased release`,
    'ACTIVE on day 1',
  ],
  ['days pass', `${phased}; wait 3 d; look at the phased release`, 'ACTIVE on day 4'],
  ['the seventh is the last', `${phased}; wait 6 d; look at the phased release`, 'ACTIVE on day 7'],
  ['then it is complete', `${phased}; wait 7 d; look at the phased release`, 'COMPLETE on day 7'],
  [
    'paused, no day passes',
    `${phased}; wait 3 d; pause; wait 5 d; look at the phased release`,
    'PAUSED on day 4, paused for 5 d',
  ],
  [
    'resumed, it goes on where it was',
    `${phased}; wait 3 d; pause; wait 5 d; resume; look at the phased release`,
    'ACTIVE on day 4, paused for 5 d',
  ],
  [
    'pauses add up',
    `${phased}; pause; wait 5 d; resume; wait 1 d; pause; wait 6 d; look at the phased release`,
    'PAUSED on day 2, paused for 11 d',
  ],
  [
    'after 30 days in all it goes on, as this store has it',
    `${phased}; pause; wait 31 d; look at the phased release`,
    'ACTIVE on day 2, paused for 30 d',
  ],
  [
    'or stays paused: Apple does not say',
    `${phased}; pause; wait 31 d; look at the phased release`,
    'PAUSED on day 1, paused for 31 d',
    { pace: { afterPauseBudget: 'stays-paused' } },
  ],
  [
    'and cannot be paused again',
    `${phased}; pause; wait 30 d; pause`,
    '409 STATE_ERROR: This phased release was paused for 30 days in total, and cannot be paused again.',
  ],
  [
    'a person can pause it too',
    `${phased}; a person pauses it; wait 2 d; look at the phased release`,
    'PAUSED on day 1, paused for 2 d',
  ],
  [
    'and resume it',
    `${phased}; a person pauses it; wait 2 d; a person resumes it; resume`,
    'ACTIVE on day 1, paused for 2 d',
  ],
  ['everybody gets it at once', `${phased}; wait 1 d; complete`, 'COMPLETE on day 2'],
  ['also when it is paused', `${phased}; pause; complete`, 'COMPLETE on day 1'],
  [
    'which is not taken back',
    `${phased}; complete; pause`,
    '409 STATE_ERROR.ENTITY_STATE_INVALID: A phased release that is COMPLETE, of a version in the state READY_FOR_DISTRIBUTION, cannot become PAUSED.',
  ],
  [
    'before its version is on sale there is nothing to pause',
    `${ready}; phase it; pause`,
    '409 STATE_ERROR.ENTITY_STATE_INVALID: A phased release that is INACTIVE, of a version in the state PREPARE_FOR_SUBMISSION, cannot become PAUSED.',
  ],
  [
    'once it runs it cannot be taken away',
    `${phased}; unphase it`,
    '409 STATE_ERROR: A phased release that is ACTIVE cannot be deleted.',
  ],
  [
    'a first version has none',
    'create version 2.5.0; phase it',
    '409 STATE_ERROR: A phased release is only possible for an update of an app that is on sale.',
    first,
  ],
  [
    'what is on sale gets none',
    `${live}; phase it`,
    '409 STATE_ERROR: A version in the state READY_FOR_DISTRIBUTION can have no phased release.',
  ],
  [
    'a version has one',
    `${ready}; phase it; phase it`,
    '409 ENTITY_ERROR.RELATIONSHIP.INVALID: The version has a phased release already.',
  ],
];

export const phasedRules = tabledAppStore(
  { about: 'Phased releases', source: "Apple's document and help page of phased releases" },
  rows,
);
