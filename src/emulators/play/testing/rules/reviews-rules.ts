import { byHand, completed, inReview, reviewed, rolling, ship } from './circumstances.ts';
import { type PlayRuleRow, tabledPlay } from './rule.ts';

const rows: readonly PlayRuleRow[] = [
  [
    'a release is in review after its commit',
    `${ship()}; poll production`,
    '2 IN_REVIEW, 1 PUBLISHED',
    reviewed,
  ],
  [
    'the track shows a release that is still in review',
    `${ship()}; open B; read production in B`,
    '2 inProgress 0.1, 1 completed',
    reviewed,
  ],
  [
    'a review ends after a while',
    `${ship()}; wait 2 h; poll production`,
    '2 PUBLISHED, 1 PUBLISHED',
    reviewed,
  ],
  ['a commit may refuse to disturb a review', `${ship()}; open B; commit B politely`, inReview, reviewed],
  ['the edit survives that refusal', `${ship()}; open B; get B`, '200', reviewed],
  ['by default a commit cancels the review and sends all', `${ship()}; open B; commit B`, '200', reviewed],
  [
    'a rejected release is not approved',
    `${ship()}; wait 2 h; poll production`,
    '2 NOT_APPROVED, 1 PUBLISHED',
    {
      ...reviewed,
      reviewOutcomes: ['rejected'],
    },
  ],
  [
    'after a rejection nothing is sent automatically',
    `${ship()}; wait 2 h; open B; commit B politely`,
    byHand,
    {
      ...reviewed,
      reviewOutcomes: ['rejected'],
    },
  ],
  [
    'what was not sent waits in the Console, and the track does not show it',
    `${ship()}; wait 2 h; open B; put production 2 halted in B; commit B unsent; poll production`,
    '2 NOT_SENT_FOR_REVIEW, 2 NOT_APPROVED, 1 PUBLISHED',
    { ...reviewed, reviewOutcomes: ['rejected'] },
  ],
  [
    'a person sends what waits',
    `${ship()}; wait 2 h; open B; put production 2 halted in B; commit B unsent; person sends for review; open C; read production in C`,
    '2 halted 0.1, 1 completed',
    { ...reviewed, reviewOutcomes: ['rejected'] },
  ],
  [
    'the automatic sending cannot be held back',
    'open A; commit A unsent',
    '400 Changes are sent for review automatically. The query parameter changesNotSentForReview must not be set.',
  ],
  [
    'under managed publishing an approved release waits',
    `${ship()}; wait 2 h; poll production`,
    '2 APPROVED_NOT_PUBLISHED, 1 PUBLISHED',
    { ...reviewed, managedPublishing: true },
  ],
  [
    'a person publishes it',
    `${ship()}; wait 2 h; person publishes; poll production`,
    '2 PUBLISHED, 1 PUBLISHED',
    { ...reviewed, managedPublishing: true },
  ],
  [
    'internal testing knows no review',
    'open A; upload 2 in A; put internal 2 completed in A; commit A; poll internal',
    '2 PUBLISHED',
    reviewed,
  ],
  [
    'halted and fully rolled out releases are both published',
    'poll production',
    '2 PUBLISHED, 1 PUBLISHED',
    { tracks: { production: [{ ...rolling(2), status: 'halted' }, completed(1)] } },
  ],
  [
    'a draft app takes drafts',
    'open A; upload 2 in A; put beta 2 draft in A; commit A; poll beta',
    '2 DRAFT',
    { draft: true },
  ],
  [
    'a draft app takes nothing else',
    'open A; put beta 1 completed in A; validate A',
    '400 Only releases with status draft may be created on draft app.',
    { draft: true },
  ],
  [
    'an app whose set-up is finished takes all',
    'person finishes the set-up; open A; put beta 1 completed in A; commit A',
    '200',
    { draft: true },
  ],
];

export const reviewRules = tabledPlay(
  { about: 'Reviews', source: "discovery document; users' reports" },
  rows,
);
