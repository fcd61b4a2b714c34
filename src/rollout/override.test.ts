import { expect, test } from 'vitest';
import type { TrackRelease } from '../stores/store.ts';
import type { RolloutMemory } from './memory.ts';
import { decideOverride } from './override.ts';
import { operatorActions } from './people.ts';

// What people may order is seen at work in operate.test.ts; here is what they may not.

const release: TrackRelease = {
  name: '2.0',
  versionCodes: [2],
  status: 'inProgress',
  userFraction: 0.1,
  rest: {},
};
const halted: RolloutMemory = {
  store: 'test',
  track: 'production',
  versionCodes: [2],
  fraction: 0.1,
  startedAt: 0,
  since: 0,
  intended: undefined,
  completed: false,
  halted: true,
  held: undefined,
  paused: false,
  pausing: undefined,
  waved: false,
  soaking: undefined,
  signedOff: [],
  approvals: [],
  review: 'published',
  stateEvent: 1,
};
const stage = { bakeTimeMs: 0, signOffs: 0, evidence: 'verdict', countries: undefined } as const;
const plan = {
  soak: [],
  stages: [0.1, 0.5].map((fraction) => ({ ...stage, fraction })),
  calendar: undefined,
  pace: 'plan' as const,
  evidenceMaxAgeMs: 1,
};

test.each(operatorActions.filter((action) => action !== 'resume'))(
  '%s is refused while the ledger still says halted and the store does not',
  (action) => {
    const observation = { kind: 'in-progress', fraction: 0.1, release } as const;
    expect(decideOverride(action, { plan, observation, memory: halted, review: 'published' })).toMatchObject({
      kind: 'refused',
      reason: 'the ledger does not know that its halt was lifted',
      next: 'slipway rollout step, which adopts what the store shows',
    });
  },
);
