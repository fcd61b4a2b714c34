import { scaleUtc } from 'd3-scale';
import { type Html, html } from '../html.ts';
import { drawPanel } from './draw-panel.ts';
import { drawMoments, type Moment, momentsHeight } from './moments.ts';
import type { Panel } from './panel.ts';
import { panelHeight, plot, width } from './size.ts';
import { drawTimeAxis } from './time-axis.ts';

/** Panels one below the other, which share their time. */
export interface TimeChart {
  /** For those who cannot see it: what it shows, in one sentence. */
  readonly summary: string;
  /** In milliseconds since the epoch. */
  readonly span: { readonly from: number; readonly to: number };
  readonly panels: readonly Panel[];
  /** What happened meanwhile, such as a halt: a line through all panels. */
  readonly moments: readonly Moment[];
}

const axisHeight = 26;

/** A drawing for a page with the style of charts, light and dark. It needs no script and loads nothing. Pure. */
export function timeChart({ summary, span, panels, moments }: TimeChart): Html {
  const x = scaleUtc([span.from, span.to], [plot.left, plot.right]);
  const top = momentsHeight(moments, x);
  const bottom = top + panels.length * panelHeight;
  return html`<div class="scroll"><svg class="chart" viewBox="0 0 ${width} ${bottom + axisHeight}" role="img" aria-label="${summary}">
${drawTimeAxis(x, { top, bottom })}
${panels.map((panel, index) => drawPanel(panel, { x, top: top + index * panelHeight }))}
${drawMoments(moments, { x, top, bottom })}
</svg></div>`;
}
