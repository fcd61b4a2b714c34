import { gone, staged } from './circumstances.ts';
import { type PlayRuleRow, tabledPlay } from './rule.ts';

const rows: readonly PlayRuleRow[] = [
  ['a newer edit of the same account invalidates the older one', 'open A; open B; get A', gone],
  ['two accounts may have an edit each', 'open A; open B as other; get A', '200'],
  ['the first commit invalidates the edits of all', 'open A; open B as other; commit A; get B', gone],
  ['a change in Play Console invalidates every edit', 'open A; person halts 2; get A', gone, staged],
  [
    'what an edit changes is seen in it alone until the commit',
    'open A; put production 2 inProgress 0.5 in A; open B as other; read production in B',
    '2 inProgress 0.1, 1 completed',
    staged,
  ],
  ['an edit expires', 'open A; wait 61 min; get A', '400 This edit has expired, please create a new Edit.'],
  [
    'a committed edit is spent',
    'open A; commit A; commit A',
    '400 This edit has already been successfully committed, please create a new Edit.',
  ],
  ['a discarded edit is gone', 'open A; delete A; get A', gone],
  ['nobody else can use an edit', 'open A; open B as stranger', '403 The caller does not have permission'],
];

export const editRules = tabledPlay({ about: 'Edits', source: 'Edits guide' }, rows);
