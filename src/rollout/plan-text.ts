import { storeNames } from '../stores/store-names.ts';
import { localText } from './calendar.ts';
import { type ForecastStage, forecast } from './forecast.ts';
import type { RolloutPlan, StageConditions } from './plan.ts';
import { percent } from './track-change.ts';

/** The stable `--json` form of a plan's stages, if the first one begins now. Times are ISO 8601 in UTC. */
export function plannedStages(plan: RolloutPlan, publicTrack: string, now: number) {
  return forecast(plan, publicTrack, now).map(({ track, fraction, countries, earliest, conditions }) => ({
    track,
    fraction,
    countries: countries === undefined || countries === 'everywhere' ? null : countries,
    earliest: earliest === null ? null : new Date(earliest).toISOString(),
    bakeTimeMs: conditions.bakeTimeMs,
    signOffs: conditions.signOffs,
    evidence: conditions.evidence,
  }));
}

/** The same as a table of at most 80 columns, in the plan's own time zone. */
export function planText(plan: RolloutPlan, publicTrack: string, now: number): string {
  const stages = forecast(plan, publicTrack, now);
  const timeZone = plan.calendar?.timeZone ?? 'UTC';
  const rows = stages.map((stage, index) => [
    stageName(stage),
    stage.earliest === null ? 'never' : localText(stage.earliest, timeZone),
    index === stages.length - 1 ? 'to the end' : durationText(stage.staysMs),
    index === stages.length - 1 ? '' : conditionsText(stage.conditions),
  ]);
  const table = aligned([['stage', `earliest (${timeZone})`, 'stays', 'goes on with'], ...rows]);
  const frozen = (plan.calendar?.freezes ?? []).map(
    ({ from, to, reason }) => `frozen from ${from} to ${to}: ${reason}`,
  );
  return [...table, ...frozen, ...paceLines(plan)].join('\n');
}

/** What the table cannot say of a plan whose stages are not its own. */
function paceLines({ pace, stages, whenUnsure = 'pause', after }: RolloutPlan): readonly string[] {
  const [first] = stages;
  if (pace === 'plan' || first === undefined) return [];
  const unsure = whenUnsure === 'pause' ? 'is paused until it has' : 'goes on all the same';
  const days = `The App Store raises the share by itself. A day is judged ${durationText(first.bakeTimeMs)} after it began,\nand without what it needs it ${unsure}.`;
  const ahead =
    after === undefined
      ? []
      : [
          `Only once ${storeNames[after.store]} has been at ${percent(after.fraction)} for ${durationText(after.forMs)}.`,
        ];
  return stages.length === 1 ? ahead : [days, ...ahead];
}

function stageName({ track, fraction, countries }: ForecastStage): string {
  if (fraction === null) return track;
  const share = percent(fraction);
  return countries === undefined || countries === 'everywhere' ? share : `${share} in ${countries.join(' ')}`;
}

function conditionsText({ evidence, signOffs }: StageConditions): string {
  const health = evidence === 'verdict' ? 'verdict advance' : 'time alone';
  if (signOffs === 0) return health;
  return `${health}, ${signOffs} sign-off${signOffs === 1 ? '' : 's'}`;
}

/** `90s`, `36h`, `2d`: the largest unit that divides it. */
export function durationText(milliseconds: number): string {
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
  ] as const;
  const unit = units.find(([, size]) => milliseconds >= size && milliseconds % size === 0);
  return unit === undefined ? `${milliseconds / 1000}s` : `${milliseconds / unit[1]}${unit[0]}`;
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
