import { type Html, html } from '../html.ts';
import { endLabels } from './end-labels.ts';
import { linePath } from './line-path.ts';
import type { Panel } from './panel.ts';
import { panelHeight, plot, rounded } from './size.ts';
import type { TimeScale } from './time-axis.ts';
import { valueScale } from './value-scale.ts';

const titleHeight = 30;
const below = 12;

export interface PanelPlace {
  readonly x: TimeScale;
  readonly top: number;
}

export function drawPanel(panel: Panel, { x, top }: PanelPlace): Html {
  const room = { from: top + titleHeight, to: top + panelHeight - below };
  const { y, ticks, format } = valueScale(panel, room);
  const grid = ticks.map(
    (value) =>
      html`<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${rounded(y(value))}" y2="${rounded(y(value))}"/><text class="tick end" x="${plot.left - 8}" y="${rounded(y(value) + 4)}">${format(value)}</text>`,
  );
  const levels = panel.levels.map(
    ({ value, tone }) =>
      html`<line class="level ${tone}" x1="${plot.left}" x2="${plot.right}" y1="${rounded(y(value))}" y2="${rounded(y(value))}"/>`,
  );
  const lines = panel.lines.map(
    (line) => html`<path class="line ${line.tone}" d="${linePath(line, { x, y })}"/>`,
  );
  return html`<g><text class="title" x="${plot.left}" y="${top + 18}">${panel.title}</text>${grid}${levels}${lines}${endLabels(panel, { y, format, room })}</g>`;
}
