import type { ScaleTime } from 'd3-scale';
import { type Html, html } from '../html.ts';
import { plot, rounded } from './size.ts';

export type TimeScale = ScaleTime<number, number>;

const ticks = 7;
const hoursShownMs = 3 * 24 * 3_600_000;

/** Lines through all panels with their time below, in UTC: days, and hours where there are few days. */
export function drawTimeAxis(
  x: TimeScale,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): Html {
  const [from = new Date(0), to = new Date(0)] = x.domain();
  const withHours = to.getTime() - from.getTime() <= hoursShownMs;
  const marks = x.ticks(ticks).map((at) => {
    const place = rounded(x(at));
    return html`<line class="grid" x1="${place}" x2="${place}" y1="${top}" y2="${bottom}"/><text class="tick middle" x="${place}" y="${bottom + 17}">${timeText(at, withHours)}</text>`;
  });
  return html`${marks}<text class="tick" x="${plot.right + 12}" y="${bottom + 17}">UTC</text>`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function timeText(at: Date, withHours: boolean): string {
  const day = `${at.getUTCDate()} ${months[at.getUTCMonth()]}`;
  const [date, time] = [at.toISOString().slice(0, 10), at.toISOString().slice(11, 16)];
  if (time === '00:00' || date === '') return day;
  return withHours ? time : `${day} ${time}`;
}
