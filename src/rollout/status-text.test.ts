import { expect, test } from 'vitest';
import type { RolloutStatus } from './describe.ts';
import { statusText } from './status-text.ts';

const status: RolloutStatus = {
  release: 'ios/com.example.chat/1.4.0',
  store: 'App Store',
  applicationId: 'com.example.chat',
  track: 'app-store',
  versionCodes: ['42'],
  state: 'in-progress',
  fraction: 0.1,
  pace: 'store',
  soaking: false,
  pausedByController: false,
  timetable: { day: 4, pausedDays: 0 },
  review: 'published',
  since: '2026-11-25T09:00:00.000Z',
  stage: 4,
  stages: 7,
  signedOff: [],
  blockers: [],
  mayAct: { resume: null, advance: null, complete: null },
  twoPersons: [],
  approvals: [],
  verdict: 'advance',
  verdictReason: 'crash-free 99.8%',
  guard: null,
  decision: 'follow',
  reason: 'the gate answered advance; the store raises it to 20% by itself',
  nextFraction: 0.2,
  notBefore: null,
};

function textOf(changes: Partial<RolloutStatus>): string {
  const text = statusText({ ...status, ...changes });
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  return text;
}

test('a phased release, whole', () => {
  expect(textOf({})).toBe(
    [
      'release  ios/com.example.chat/1.4.0',
      'store    App Store, com.example.chat, app-store',
      'version  42',
      'state    in progress, 10% of users, since 2026-11-25T09:00:00.000Z',
      'day      4 of 7',
      'review   published',
      'verdict  advance: crash-free 99.8%',
      'next     nothing to do: the gate answered advance; the store raises it to 20% by',
      '         itself',
    ].join('\n'),
  );
});

test.each<[string, Partial<RolloutStatus>, readonly string[]]>([
  [
    'soaking',
    { soaking: true, state: 'completed', fraction: 1, track: 'testflight:Friends', timetable: null },
    ['state    soaking, with the testers of testflight:Friends alone, since', 'stage    4 of 7'],
  ],
  [
    'in review',
    { review: 'in-review', fraction: 0.01, timetable: { day: null, pausedDays: null } },
    ['state    nobody has it yet; 1% of users once it is out, since'],
  ],
  [
    'baking',
    {
      decision: 'wait',
      notBefore: '2026-11-26T05:00:00.000Z',
      reason: 'the bake time of this stage is not over',
    },
    ['next     judged at 2026-11-26T05:00:00.000Z', 'raises it to 20%, or it is paused'],
  ],
  [
    'paused by the controller',
    { state: 'halted', pausedByController: true, timetable: { day: 4, pausedDays: 2 } },
    ['state    paused by the controller, 10% of users', 'pause    2 of 30 days of pause are used'],
  ],
  [
    'paused by a halt, with its pauses nearly used up',
    { state: 'halted', timetable: { day: 4, pausedDays: 27 } },
    ['state    paused, 10% of users', 'What happens after day 30 Apple'],
  ],
  [
    'halted on Google Play',
    { pace: 'plan', state: 'halted', timetable: null },
    ['state    halted, 10% of users'],
  ],
  [
    'complete',
    {
      state: 'completed',
      fraction: 1,
      timetable: { day: 7, pausedDays: 0 },
      decision: 'done',
      reason: 'over',
    },
    ['state    completed, 100% of users', 'next     done: over'],
  ],
])('%s', (_, changes, lines) => {
  const text = textOf(changes);
  for (const line of lines) expect(text).toContain(line);
});
