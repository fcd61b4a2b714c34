import { expect, test } from 'vitest';
import { chooseSubmission } from './choose-submission.ts';
import type { SubmissionView } from './read-submissions.ts';

const item = (versionId: string | undefined, state = 'READY_FOR_REVIEW') => ({
  id: `item-${versionId}`,
  state,
  versionId,
});
const submission = (state: string, ...items: SubmissionView['items']): SubmissionView => ({
  id: `s-${state}-${items.length}`,
  state,
  items,
});
const ours = item('v');

test.each([
  ['none', [], { kind: 'create' }],
  ['an empty draft', [submission('READY_FOR_REVIEW')], { kind: 'add', submissionId: 's-READY_FOR_REVIEW-0' }],
  [
    'its own draft before an empty one',
    [submission('READY_FOR_REVIEW'), submission('READY_FOR_REVIEW', ours)],
    { kind: 'send', submissionId: 's-READY_FOR_REVIEW-1' },
  ],
  ['waiting', [submission('WAITING_FOR_REVIEW', ours)], { kind: 'sent' }],
  [
    'in review beside a stale draft',
    [submission('READY_FOR_REVIEW'), submission('IN_REVIEW', ours)],
    { kind: 'sent' },
  ],
  ['about to be complete', [submission('COMPLETING', ours)], { kind: 'sent' }],
  ['being withdrawn', [submission('CANCELING', ours)], { kind: 'wait' }],
  [
    'another one being withdrawn',
    [submission('CANCELING', item('w')), submission('READY_FOR_REVIEW', ours)],
    { kind: 'wait' },
  ],
  [
    'rejected',
    [submission('UNRESOLVED_ISSUES', item('v', 'REJECTED'))],
    { kind: 'resolve', itemId: 'item-v' },
  ],
  [
    'rejected and mended',
    [submission('UNRESOLVED_ISSUES', ours)],
    { kind: 'send', submissionId: 's-UNRESOLVED_ISSUES-1' },
  ],
  ['another one rejected', [submission('UNRESOLVED_ISSUES', item('w', 'REJECTED'))], { kind: 'create' }],
  [
    'a draft with an event',
    [submission('READY_FOR_REVIEW', item(undefined))],
    expect.objectContaining({ kind: 'foreign' }),
  ],
  [
    'its own draft with an event',
    [submission('READY_FOR_REVIEW', ours, item(undefined))],
    expect.objectContaining({ kind: 'foreign', items: [item(undefined)] }),
  ],
])('%s', (_, submissions, choice) => {
  expect(chooseSubmission(submissions, 'v')).toEqual(choice);
});
