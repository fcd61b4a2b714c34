/** The two granularities that crash and ANR metrics have. */
export type Granularity = 'HOURLY' | 'DAILY';

/** Half-open, in milliseconds since the Unix epoch. */
export interface Period {
  readonly startMs: number;
  readonly endMs: number;
}

/** google.type.DateTime, as far as the Reporting API uses it. */
export interface CivilTime {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly nanos?: number;
  readonly utcOffset?: string;
  readonly timeZone?: { readonly id?: string };
}

/** "Due to historical constraints, the default and only supported timezone" of days. */
export const zoneOf = { HOURLY: 'UTC', DAILY: 'America/Los_Angeles' } as const;

export const hourMs = 60 * 60_000;

/** The start of an hour or day; undefined when there is no such date. */
export function momentOf({ year = 0, month = 0, day = 0, hours = 0 }: CivilTime, granularity: Granularity) {
  const atMidnight = Date.UTC(year, month - 1, day);
  const date = new Date(atMidnight);
  if (year < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return granularity === 'HOURLY' ? atMidnight + hours * hourMs : pacificMidnight(atMidnight);
}

/** How Google writes the start of an hour or day. */
export function civilTime(moment: number, granularity: Granularity): CivilTime {
  const timeZone = { id: zoneOf[granularity] };
  // Pacific time is at most 8 hours behind, so half a day earlier in UTC has the right date.
  const date = new Date(granularity === 'HOURLY' ? moment : startOfDay(moment) - pacificOffset(moment));
  const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  // As JSON from proto3: a zero is left out.
  const hours = granularity === 'HOURLY' && date.getUTCHours() > 0 ? { hours: date.getUTCHours() } : {};
  return { ...day, ...hours, timeZone };
}

/** The start of the hour or day that a moment lies in. */
export function floorTo(moment: number, granularity: Granularity): number {
  return granularity === 'HOURLY' ? Math.floor(moment / hourMs) * hourMs : startOfDay(moment);
}

/** The hours or days of a time span, a day of 23 or 25 hours among them. */
export function periodsOf({ startMs, endMs }: Period, granularity: Granularity): readonly Period[] {
  const periods: Period[] = [];
  for (let start = startMs; start < endMs; ) {
    const end = granularity === 'HOURLY' ? start + hourMs : startOfDay(start + 26 * hourMs);
    periods.push({ startMs: start, endMs: end });
    start = end;
  }
  return periods;
}

const pacificHour = new Intl.DateTimeFormat('en-US', {
  timeZone: zoneOf.DAILY,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
});

function startOfDay(moment: number): number {
  return pacificMidnight(Math.floor((moment - pacificOffset(moment)) / (24 * hourMs)) * 24 * hourMs);
}

/** Midnight in California of a date that is given as its midnight in UTC. Clocks change later in the night. */
function pacificMidnight(utcMidnight: number): number {
  return utcMidnight + pacificOffset(utcMidnight + 8 * hourMs);
}

/** How far California is behind UTC: 7 or 8 hours, in milliseconds. */
function pacificOffset(moment: number): number {
  const parts = Object.fromEntries(pacificHour.formatToParts(moment).map(({ type, value }) => [type, value]));
  const { year, month, day, hour } = parts;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour));
  return Math.floor(moment / hourMs) * hourMs - local;
}
