import { expect, test } from 'vitest';
import type { EventBody, LedgerEvent } from '../ledger/event.ts';
import { releaseKey } from '../ledger/release-key.ts';
import { rolloutStatus } from './describe.ts';
import { rolloutMemory } from './memory.ts';
import type { PeoplePolicy } from './people.ts';
import { statusText } from './status-text.ts';

const stage = { bakeTimeMs: 0, signOffs: 2, evidence: 'verdict', countries: undefined } as const;
const subject = {
  release: releaseKey({ platform: 'android', applicationId: 'com.example.chat', versionName: '2.0' }),
  applicationId: 'com.example.chat',
  track: 'production',
  publicTrack: 'production',
  versionCodes: [2],
  plan: {
    soak: [{ ...stage, track: 'internal' }],
    stages: [0.01, 0.1, 1].map((fraction) => ({ ...stage, fraction })),
    calendar: undefined,
    pace: 'plan' as const,
    evidenceMaxAgeMs: 1,
  },
};

const people: PeoplePolicy = {
  may: { resume: ['user:kim', 'user:sam'] },
  twoPersons: ['resume', 'complete'],
  allowedSigners: undefined,
};

function statusAfter(...bodies: readonly EventBody[]) {
  const events = bodies.map((body, index): LedgerEvent => {
    const at = new Date(index).toISOString();
    return { schemaVersion: 1, sequence: index + 1, at, actor: 'user:kim', body };
  });
  const view = {
    track: 'production',
    observation: { kind: 'absent' },
    review: 'published',
    memory: rolloutMemory(events),
    judged: { judgement: 'hold', reason: 'as asked', asOf: 0 },
    decision: {
      kind: 'hold',
      reason: 'as decided',
      blockers: [{ kind: 'calendar', reason: 'no steps on a Friday', until: 0 }],
    },
    events,
  } as const;
  return rolloutStatus(subject, view, { store: 'local Play', people });
}

const start = {
  type: 'rollout.started',
  store: 'local Play',
  track: 'production',
  versionCodes: [2],
} as const;

test('counts the stage among all of them, soak stages first', () => {
  expect(statusAfter()).toMatchObject({ stage: null, stages: 4 });
  const soaking = { ...start, track: 'internal', fraction: 1, soaking: true };
  expect(statusAfter(soaking)).toMatchObject({ stage: 1 });
  expect(statusAfter({ ...start, fraction: 0.01 })).toMatchObject({ stage: 2 });
  expect(statusAfter({ ...start, fraction: 0.05 })).toMatchObject({ stage: 2 });
  expect(statusAfter({ ...start, fraction: 1 })).toMatchObject({ stage: 4 });
});

test('names who has signed the stage off and who has approved what', () => {
  const status = statusAfter(
    { ...start, fraction: 0.01 },
    { type: 'rollout.signed-off', stage: '1%', reason: 'quiet' },
    { type: 'rollout.approved', action: 'resume', reason: 'agreed' },
  );
  const lines = statusText(status).split('\n');
  expect(lines).toContain('stage    2 of 4');
  expect(lines).toContain('signed   user:kim');
  expect(lines).toContain('approved user:kim approves to resume');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('lists what keeps it in its stage, and who may act against the plan', () => {
  const status = statusAfter({ ...start, fraction: 0.01 });
  expect(status).toMatchObject({
    blockers: [{ kind: 'calendar', reason: 'no steps on a Friday', until: '1970-01-01T00:00:00.000Z' }],
    mayAct: { resume: ['user:kim', 'user:sam'], advance: null, complete: null },
    twoPersons: ['resume', 'complete'],
  });
  expect(statusText(status).split('\n').slice(-2)).toEqual([
    'resume   user:kim, user:sam, once a second person has approved it',
    'complete anybody with a name, once a second person has approved it',
  ]);
});
