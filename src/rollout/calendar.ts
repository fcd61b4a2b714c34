import { Temporal } from 'temporal-polyfill';
import { minutesOfDay, weekdayNames } from './weekdays.ts';

/** When steps forward may be taken, on the wall clock of a named time zone. */
export interface StepCalendar {
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** ISO numbers of weekdays: 1 is Monday. */
  readonly days: readonly number[];
  /** Minutes after midnight; the window is open from `fromMinute` until just before `toMinute`. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly freezes: readonly Freeze[];
}

/** Days on which nothing moves, both ends included, as `YYYY-MM-DD`. */
export interface Freeze {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export type Opening =
  | { readonly kind: 'open' }
  /** Closed until `until`, in milliseconds since the epoch. */
  | { readonly kind: 'closed'; readonly until: number; readonly reason: string }
  /** Closed for as far as anybody has looked. */
  | { readonly kind: 'never'; readonly reason: string };

/** A calendar that stays closed for longer than this is taken for a mistake. */
const horizonDays = 400;

/**
 * Whether the calendar lets a step through at `now`, and if not, when it opens next. Reckoned on the wall clock of
 * the zone, so that the window moves with daylight saving time as people's days do.
 */
export function openingAt(calendar: StepCalendar, now: number): Opening {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(calendar.timeZone);
  const reason = closedBecause(calendar, here.toPlainDate()) ?? outsideHours(calendar);
  const horizon = here.toPlainDate().add({ days: horizonDays });
  let date = here.toPlainDate();
  while (Temporal.PlainDate.compare(date, horizon) <= 0) {
    const freeze = freezeOn(calendar, date);
    if (freeze === undefined && calendar.days.includes(date.dayOfWeek)) {
      const [from, to] = [at(calendar, date, calendar.fromMinute), at(calendar, date, calendar.toMinute)];
      if (now < from) return { kind: 'closed', until: from, reason };
      if (now < to) return { kind: 'open' };
    }
    date = (freeze === undefined ? date : Temporal.PlainDate.from(freeze.to)).add({ days: 1 });
  }
  return { kind: 'never', reason: `no step is allowed within ${horizonDays} days` };
}

/** Why a whole day is closed; undefined when its hours decide. */
function closedBecause(calendar: StepCalendar, date: Temporal.PlainDate): string | undefined {
  const freeze = freezeOn(calendar, date);
  if (freeze !== undefined) return `frozen from ${freeze.from} to ${freeze.to}: ${freeze.reason}`;
  const isOpen = calendar.days.includes(date.dayOfWeek);
  return isOpen ? undefined : `no steps on a ${weekdayNames[date.dayOfWeek - 1]}`;
}

function freezeOn({ freezes }: StepCalendar, date: Temporal.PlainDate): Freeze | undefined {
  const day = date.toString();
  return freezes.find(({ from, to }) => from <= day && day <= to);
}

function outsideHours({ fromMinute, toMinute, timeZone }: StepCalendar): string {
  return `steps only from ${clockText(fromMinute)} to ${clockText(toMinute)}, ${timeZone}`;
}

/** 1440 is the midnight that ends the day, whose length daylight saving time may change. */
function at({ timeZone }: StepCalendar, date: Temporal.PlainDate, minute: number): number {
  const [day, rest] = minute === minutesOfDay ? [date.add({ days: 1 }), 0] : [date, minute];
  const time = Temporal.PlainTime.from({ hour: Math.floor(rest / 60), minute: rest % 60 });
  return day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
}

/** `09:30` of 570 minutes. */
function clockText(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** `Wed 2026-11-25 09:00` on the wall clock of a zone. */
export function localText(milliseconds: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timeZone);
  const day = weekdayNames[local.dayOfWeek - 1]?.slice(0, 3);
  return `${day} ${local.toPlainDate()} ${clockText(local.hour * 60 + local.minute)}`;
}
