import { expect, test } from 'vitest';
import { forecast } from './forecast.ts';
import type { RolloutPlan } from './plan.ts';
import { durationText, planText } from './plan-text.ts';
import { storePacedPlan } from './store-paced-plan.ts';

const hour = 3_600_000;
const stage = { bakeTimeMs: 24 * hour, signOffs: 0, evidence: 'verdict', countries: undefined } as const;
const plan: RolloutPlan = {
  soak: [{ track: 'internal', bakeTimeMs: 36 * hour, signOffs: 2, evidence: 'bake-time' }],
  stages: [
    { ...stage, fraction: 0.000001, countries: ['NZ', 'AU'] },
    { ...stage, fraction: 0.1, bakeTimeMs: 90_000, countries: 'everywhere' },
    { ...stage, fraction: 1, bakeTimeMs: 0, countries: 'everywhere' },
  ],
  calendar: {
    timeZone: 'Europe/Berlin',
    days: [1, 2, 3, 4],
    fromMinute: 9 * 60,
    toMinute: 17 * 60,
    freezes: [{ from: '2026-12-01', to: '2026-12-02', reason: 'board meeting' }],
  },
  pace: 'plan',
  evidenceMaxAgeMs: 72 * hour,
};
/** A Wednesday. */
const start = Date.parse('2026-11-25T10:00:00+01:00');

test('a plan in the calendar: windows and freezes move the stages', () => {
  expect(planText(plan, 'production', start)).toBe(
    [
      'stage             earliest (Europe/Berlin)  stays       goes on with',
      'internal          Wed 2026-11-25 10:00      36h         time alone, 2 sign-offs',
      '0.0001% in NZ AU  Mon 2026-11-30 09:00      1d          verdict advance',
      '10%               Thu 2026-12-03 09:00      90s         verdict advance',
      '100%              Thu 2026-12-03 09:01      to the end',
      'frozen from 2026-12-01 to 2026-12-02: board meeting',
    ].join('\n'),
  );
});

test('without a calendar one stage follows the other', () => {
  const times = forecast({ ...plan, calendar: undefined }, 'production', 0).map(({ earliest }) => earliest);
  expect(times).toEqual([0, 36 * hour, 60 * hour, 60 * hour + 90_000]);
});

test('where the store sets the pace a stage lasts a day, however soon it is judged', () => {
  const after = { store: 'play', fraction: 0.1, forMs: 36 * hour } as const;
  const paced = storePacedPlan({
    phased: true,
    evidence: 'verdict',
    bakeTimeMs: 20 * hour,
    soak: [],
    calendar: undefined,
    evidenceMaxAgeMs: 72 * hour,
    after,
  });
  const text = planText(paced, 'app-store', start).split('\n');
  expect(text.slice(1, 4)).toEqual([
    '1%     Wed 2026-11-25 09:00  1d          verdict advance',
    '2%     Thu 2026-11-26 09:00  1d          verdict advance',
    '5%     Fri 2026-11-27 09:00  1d          verdict advance',
  ]);
  expect(text.slice(-3)).toEqual([
    'The App Store raises the share by itself. A day is judged 20h after it began,',
    'and without what it needs it is paused until it has.',
    'Only once Google Play has been at 10% for 36h.',
  ]);
});

test('a calendar that never opens is said to be one', () => {
  const freezes = [{ from: '2026-11-26', to: '2036-01-01', reason: 'sold' }];
  const shut = { ...plan, calendar: { ...plan.calendar, freezes } as RolloutPlan['calendar'] };
  const stages = forecast(shut, 'production', start);
  expect(stages.map(({ earliest }) => earliest)).toEqual([start, null, null, null]);
  expect(planText(shut, 'production', start)).toContain('10%               never');
});

test.each([
  [0, '0s'],
  [1_500, '1.5s'],
  [90_000, '90s'],
  [36 * hour, '36h'],
  [48 * hour, '2d'],
])('durationText(%d) is %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
