import { type Html, html } from '../html.ts';
import { lineHeight, plot, rounded, textWidth, width } from './size.ts';
import type { TimeScale } from './time-axis.ts';

export interface Moment {
  /** In milliseconds since the epoch. */
  readonly at: number;
  readonly label: string;
  readonly tone: 'good' | 'bad' | 'odd' | 'soft';
}

interface Placed extends Moment {
  readonly x: number;
  /** Where its label begins: to the right of its line, over the names of the lines too. */
  readonly labelX: number;
  readonly row: number;
}

const gap = 5;

/** Each label in the first row in which it covers no other one. */
function place(moments: readonly Moment[], x: TimeScale): readonly Placed[] {
  const rowEnds: number[] = [];
  return moments
    .toSorted((a, b) => a.at - b.at)
    .map((moment) => {
      const at = x(moment.at);
      const needed = textWidth(moment.label);
      const labelX = Math.max(plot.left, Math.min(at + gap, width - needed));
      const free = rowEnds.findIndex((end) => end + gap < labelX);
      const row = free === -1 ? rowEnds.length : free;
      rowEnds[row] = labelX + needed;
      return { ...moment, x: at, labelX, row };
    });
}

/** The room above the panels that their labels take. */
export function momentsHeight(moments: readonly Moment[], x: TimeScale): number {
  const rows = place(moments, x).map(({ row }) => row + 1);
  return rows.length === 0 ? 0 : Math.max(...rows) * lineHeight + 4;
}

export function drawMoments(
  moments: readonly Moment[],
  { x, top, bottom }: { readonly x: TimeScale; readonly top: number; readonly bottom: number },
): readonly Html[] {
  return place(moments, x).map(({ x: at, labelX, row, label, tone }) => {
    const baseline = (row + 1) * lineHeight - 4;
    return html`<line class="moment ${tone}" x1="${rounded(at)}" x2="${rounded(at)}" y1="${Math.min(baseline + 3, top)}" y2="${bottom}"/><text class="label ${tone}" x="${rounded(labelX)}" y="${baseline}">${label}</text>`;
  });
}
