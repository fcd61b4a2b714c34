import { completed, noHalt, precondition, staged, twice } from './circumstances.ts';
import { type PlayRuleRow, tabledPlay } from './rule.ts';

const rows: readonly PlayRuleRow[] = [
  [
    'a halted staged release keeps its fraction',
    'open A; put production 2 halted in A; read production in A',
    '2 halted 0.1, 1 completed',
    staged,
  ],
  [
    'halting a completed release makes the one before it current again',
    'open A; put production 2 halted in A; read production in A',
    '2 halted, 1 completed',
    twice,
  ],
  ['a first release cannot be halted', 'open A; put production 1 halted in A', noHalt],
  [
    'the fallback itself cannot be halted',
    'open A; put production 2 halted in A; put production 1 halted in A',
    noHalt,
    twice,
  ],
  [
    'a completed release is halted without a fraction',
    'open A; put production 2 halted 0.5 in A',
    noHalt,
    twice,
  ],
  [
    'an internal release cannot be halted',
    'open A; put internal 2 halted in A',
    noHalt,
    {
      tracks: { internal: [completed(2), completed(1)] },
    },
  ],
  [
    'a halted release is resumed at its fraction',
    'open A; put production 2 halted in A; put production 2 inProgress 0.1 in A; read production in A',
    '2 inProgress 0.1, 1 completed',
    staged,
  ],
  [
    'a halted completed release is completed again',
    'open A; put production 2 halted in A; put production 2 completed in A; read production in A',
    '2 completed',
    twice,
  ],
  [
    'under a newer staged release it can only be completed',
    'open A; put production 2 halted in A; upload 3 in A; put production 3 inProgress 0.1 in A; put production 2 inProgress 0.5 in A',
    precondition,
    twice,
  ],
];

export const haltRules = tabledPlay(
  { about: 'Halting', source: "Halt guide of May 2025; users' reports" },
  rows,
);
