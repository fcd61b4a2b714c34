import type { Page } from '../incident/page.ts';
import { type ComingRelease, comingText, isDealtWith } from './coming.ts';
import { isStopped } from './halt-describe.ts';
import type { HaltOrder } from './halt-order.ts';
import type { HaltReport } from './halt-report.ts';

/** The page of a halt that is not confirmed everywhere; undefined when nothing is left to do. */
export function haltPage(order: HaltOrder, reports: readonly HaltReport[]): Page | undefined {
  const open = reports.filter((report) => !isStopped(report));
  if (open.length === 0) return undefined;
  const apps = open.map(({ applicationId, store }) => `${applicationId} on ${store}`).join(', ');
  return {
    event: 'halt-not-confirmed',
    text: `NOT STOPPED: ${apps}. The rollout may still be running. Halted because: ${order.reason}`,
    ...order,
    details: open.map(
      ({ applicationId, track, outcome, message, instead }) =>
        `${applicationId}, ${track}: ${outcome}: ${message}${instead === null ? '' : `; next: ${instead}`}`,
    ),
  };
}

/** The page of a halt that could not even begin. */
export function haltNotBegunPage(order: HaltOrder, problem: string): Page {
  const text = `NOT STOPPED: the halt could not begin. Halted because: ${order.reason}`;
  return { event: 'halt-not-confirmed', text, ...order, details: [problem] };
}

/** The page of a halt that is confirmed, while something else is about to reach users by itself. */
export function comingPage(order: HaltOrder, coming: readonly ComingRelease[]): Page | undefined {
  const open = coming.filter((one) => !isDealtWith(one));
  if (open.length === 0) return undefined;
  const apps = open.map(({ applicationId, store }) => `${applicationId} on ${store}`).join(', ');
  const text = `STILL COMING after a halt: ${apps}. Halted because: ${order.reason}`;
  return { event: 'halt-not-confirmed', text, ...order, details: open.map(comingText) };
}
