import type { Finding } from '../../findings/finding.ts';
import { appStoreRequirements } from './app-store-requirements.ts';
import { type Answer, answer } from './demand-met.ts';
import { playRequirements } from './play-requirements.ts';
import type { Requirement } from './requirement.ts';
import type { PolicySubject } from './subject.ts';

export interface PolicyOptions {
  /** Warn so many days before a requirement takes effect. */
  readonly warnDays: number;
  /** The rows to go by; those of the subject's store when left out. */
  readonly requirements?: readonly Requirement[];
}

/** Enough for three releases of a team that ships every month. */
const defaults: PolicyOptions = { warnDays: 90 };
const dayMs = 24 * 60 * 60 * 1000;

/**
 * What a store will say about an artifact on the day `now` and soon after: an error when a requirement is in
 * effect and not met, a warning in the days before, a note when it is further away or cannot be told. Of
 * several steps of one requirement only the one that matters most is reported. Pure.
 */
export function policyFindings(
  subject: PolicySubject,
  now: Date,
  { warnDays, requirements }: PolicyOptions = defaults,
): readonly Finding[] {
  const rows = requirements ?? (subject.store === 'google-play' ? playRequirements : appStoreRequirements);
  const judged = rows
    .filter(({ scope }) => concerns(scope, subject.isUpdate))
    .map((requirement) => ({
      requirement,
      answer: answer(requirement.demand, subject),
      ...timing(requirement, now),
    }))
    .filter((one) => one.answer.met !== true);
  return mostPressing(judged).map((one) => finding(one, { subject, warnDays }));
}

interface Judged {
  readonly requirement: Requirement;
  readonly answer: Answer;
  /** Days until it takes effect; negative when it has, undefined when nobody knows. */
  readonly daysLeft: number | undefined;
  /** Days until its extension ends; undefined where there is none. */
  readonly extensionDaysLeft: number | undefined;
}

function concerns(scope: Requirement['scope'], isUpdate: boolean | undefined): boolean {
  if (isUpdate === undefined || scope === 'new apps and updates') return true;
  return isUpdate === (scope === 'updates');
}

function timing({ from, extendableTo }: Requirement, now: Date) {
  return { daysLeft: daysUntil(from, now), extensionDaysLeft: daysUntil(extendableTo, now) };
}

/** Whole days from now to the beginning of a day, in UTC. */
function daysUntil(day: string | undefined, now: Date): number | undefined {
  return day === undefined ? undefined : Math.ceil((Date.parse(`${day}T00:00:00Z`) - now.getTime()) / dayMs);
}

/** One of each requirement: the last that is in effect, else the next to come. */
function mostPressing(judged: readonly Judged[]): readonly Judged[] {
  const byId = Map.groupBy(judged, ({ requirement }) => requirement.id);
  return [...byId.values()].map((steps) => {
    const ordered = steps.toSorted((a, b) => (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity));
    const inEffect = ordered.filter(({ daysLeft }) => daysLeft !== undefined && daysLeft <= 0);
    return inEffect.at(-1) ?? ordered[0];
  }) as readonly Judged[];
}

interface Context {
  readonly subject: PolicySubject;
  readonly warnDays: number;
}

function finding(judged: Judged, { subject, warnDays }: Context): Finding {
  const { requirement, answer: given } = judged;
  return {
    rule: `policy/${requirement.id}`,
    severity: severity(judged, { subject, warnDays }),
    place: subject.place,
    message: `${given.met === false ? capital(given.seen) : `It is not known ${missing(given)}`}; ${effect(judged)} (${sourceText(requirement)})`,
    remedy: requirement.remedy,
  };
}

function severity(
  { requirement, answer: given, daysLeft, extensionDaysLeft }: Judged,
  { subject, warnDays }: Context,
) {
  if (given.met === 'unknown' || daysLeft === undefined || daysLeft > warnDays) return 'note';
  if (daysLeft > 0 || requirement.source.basis === 'recalled') return 'warning';
  // An extension may have been granted, and whether it is a new app may not be known: neither is sure to fail.
  if (extensionDaysLeft !== undefined && extensionDaysLeft > 0) return 'warning';
  return requirement.scope !== 'new apps and updates' && subject.isUpdate === undefined ? 'warning' : 'error';
}

function effect({ requirement, daysLeft, extensionDaysLeft }: Judged): string {
  const { consequence, from, extendableTo, expected, scope } = requirement;
  const who = scope === 'new apps and updates' ? '' : `, for ${scope}`;
  if (daysLeft === undefined)
    return `it is not known when this matters: ${expected ?? 'no date is announced'}`;
  if (daysLeft > 0)
    return `from ${from} on (in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'})${who} ${consequence}`;
  const extension =
    extensionDaysLeft !== undefined && extensionDaysLeft > 0 ? `, or until ${extendableTo} on request` : '';
  return `since ${from}${extension}${who} ${consequence}`;
}

function sourceText({ source }: Requirement): string {
  const basis = { document: 'read', reports: 'as reported by others', recalled: 'recalled' }[source.basis];
  return `“${source.title}”, ${basis} ${source.checked}${source.doubt === undefined ? '' : `; ${source.doubt}`}`;
}

function missing(given: Answer): string {
  return given.met === 'unknown' ? given.missing : '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
