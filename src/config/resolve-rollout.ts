import { resolve } from 'node:path';
import type { StepCalendar } from '../rollout/calendar.ts';
import type { PeoplePolicy } from '../rollout/people.ts';
import type { PlannedStage } from '../rollout/plan.ts';
import { weekdayNames } from '../rollout/weekdays.ts';
import { checked } from './checked.ts';
import { minutesOf } from './clock-time.ts';
import type { GateConfig, RolloutConfig } from './config-rollout.ts';
import {
  defaultBakeTime,
  defaultEvidenceMaxAge,
  defaultGateTimeout,
  defaultHotfixStages,
  defaultStages,
  defaultStepDays,
  defaultStepHours,
} from './defaults.ts';
import { durationMs } from './duration.ts';
import { fractionOf } from './fraction.ts';
import { resolveGuard } from './resolve-guard.ts';
import type { CalendarInput, GateInput, PeopleInput, RolloutInput } from './schema-rollout.ts';

/** The plan of a rollout with its defaults filled in. */
export function resolveRollout(input: RolloutInput, root: string): RolloutConfig {
  const { soak = [], gate, calendar, people = {} } = input;
  const guard = input.guard === undefined ? undefined : resolveGuard(input.guard, root);
  const evidenceMaxAgeMs =
    guard?.shadow === false ? guard.maxAgeMs : milliseconds(gate?.maxAge ?? defaultEvidenceMaxAge);
  return {
    pace: 'plan',
    soak: soak.map(({ track, bakeTime = defaultBakeTime, evidence = 'bake-time', signOffs = 0 }) => ({
      track,
      bakeTimeMs: milliseconds(bakeTime),
      evidence,
      signOffs,
    })),
    stages: resolveStages(input),
    calendar: calendar === undefined ? undefined : resolveCalendar(calendar),
    evidenceMaxAgeMs,
    hotfix: {
      pace: 'plan',
      soak: [],
      stages: resolveStages(hotfixOf(input)),
      calendar: undefined,
      evidenceMaxAgeMs,
    },
    gate: gate === undefined ? undefined : resolveGate(gate),
    guard,
    people: resolvePeople(people, root),
  };
}

function resolvePeople({ twoPersons = [], allowedSigners, ...may }: PeopleInput, root: string): PeoplePolicy {
  const file = allowedSigners === undefined ? undefined : resolve(root, allowedSigners);
  return { may: may as PeoplePolicy['may'], twoPersons, allowedSigners: file };
}

function hotfixOf({ evidence, hotfix }: RolloutInput): Pick<RolloutInput, 'stages' | 'evidence'> {
  return { stages: [...defaultHotfixStages], ...(evidence && { evidence }), ...hotfix };
}

type StageInput = NonNullable<RolloutInput['stages']>[number];

function resolveStages({ stages = [...defaultStages], evidence = 'verdict' }: RolloutInput) {
  const limitsCountries = stages.some(({ countries }) => countries !== undefined);
  return stages.map((stage: StageInput, index): PlannedStage => {
    const bakeTime = stage.bakeTime ?? (index === stages.length - 1 ? '0s' : defaultBakeTime);
    return {
      fraction: checked(fractionOf(stage.fraction)),
      bakeTimeMs: milliseconds(bakeTime),
      evidence: stage.evidence ?? evidence,
      signOffs: stage.signOffs ?? 0,
      countries: stage.countries ?? (limitsCountries ? 'everywhere' : undefined),
    };
  });
}

function resolveCalendar({ timeZone, days, from, to, freezes = [] }: CalendarInput): StepCalendar {
  return {
    timeZone,
    days: (days ?? defaultStepDays).map(weekdayNumber),
    fromMinute: minutesOf(from ?? defaultStepHours.from),
    toMinute: minutesOf(to ?? defaultStepHours.to),
    freezes,
  };
}

/** ISO number of a weekday in lower case. */
function weekdayNumber(day: string): number {
  return weekdayNames.findIndex((name) => name.toLowerCase() === day) + 1;
}

function resolveGate({
  command,
  url,
  tokenVariable,
  ask,
  timeout = defaultGateTimeout,
}: GateInput): GateConfig {
  const timeoutMs = milliseconds(timeout);
  if (command !== undefined) return { kind: 'command', command, timeoutMs };
  if (url !== undefined) return { kind: 'http', url, tokenVariable, timeoutMs };
  if (ask !== undefined) return { kind: 'function', ask, timeoutMs };
  throw new Error('a gate passed the rules without a way to ask');
}

function milliseconds(duration: string): number {
  return checked(durationMs(duration));
}
