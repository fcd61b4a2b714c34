import { openingAt } from './calendar.ts';
import type { PlannedStage, RolloutPlan, SoakStage, StageConditions } from './plan.ts';

/** One line of the plan: when its stage begins at the earliest, and what has to happen before it ends. */
export interface ForecastStage {
  readonly track: string;
  /** Share of the public; null on a soak track. */
  readonly fraction: number | null;
  readonly countries: PlannedStage['countries'];
  /** Milliseconds since the epoch; null when the calendar never opens. */
  readonly earliest: number | null;
  /** How long it stays there at least, in milliseconds. */
  readonly staysMs: number;
  readonly conditions: StageConditions;
}

/** When each stage begins at the earliest, if the first one begins at `start` and nothing ever holds it up. */
export function forecast(plan: RolloutPlan, publicTrack: string, start: number): readonly ForecastStage[] {
  let earliest: number | null = start;
  return [...plan.soak, ...plan.stages].map((stage, index) => {
    if (index > 0) earliest = opened(plan, earliest);
    const staysMs = plan.pace === 'store' && !('track' in stage) ? dayMs : stage.bakeTimeMs;
    const line = { ...placeOf(stage, publicTrack), earliest, staysMs, conditions: stage };
    earliest = earliest === null ? null : earliest + staysMs;
    return line;
  });
}

/** A day of the store's is a day, however soon it is judged. */
const dayMs = 24 * 3_600_000;

function placeOf(stage: SoakStage | PlannedStage, publicTrack: string) {
  return 'track' in stage
    ? { track: stage.track, fraction: null, countries: undefined }
    : { track: publicTrack, fraction: stage.fraction, countries: stage.countries };
}

function opened({ calendar }: RolloutPlan, time: number | null): number | null {
  if (calendar === undefined || time === null) return time;
  const opening = openingAt(calendar, time);
  if (opening.kind === 'open') return time;
  return opening.kind === 'closed' ? opening.until : null;
}
