import { type Html, html } from '../html.ts';
import type { Panel } from './panel.ts';
import { lineHeight, plot, rounded } from './size.ts';
import { spread } from './spread.ts';
import type { Room, ValueScale } from './value-scale.ts';

interface Around extends Pick<ValueScale, 'y' | 'format'> {
  readonly room: Room;
}

/** What lines and levels are called, beside their right end; moved apart where two of them end close by. */
export function endLabels({ lines, levels }: Panel, { y, room }: Around): readonly Html[] {
  const labels = [
    ...levels.map(({ label, tone, value }) => ({ label, tone: `label ${tone}`, wish: y(value) })),
    ...lines.map(({ label, tone, points }) => {
      const last = points.findLast(({ value }) => value !== undefined)?.value;
      return { label, tone: `label ${tone}`, wish: last === undefined ? room.to : y(last) };
    }),
  ];
  const places = spread(
    labels.map(({ wish }) => wish),
    { gap: lineHeight, from: room.from - 6, to: room.to },
  );
  return labels.map(({ label, tone, wish }, index) => {
    const place = places[index] ?? wish;
    const lead = html`<path class="lead" d="M${plot.right + 1},${rounded(wish)}L${plot.right + 9},${rounded(place)}"/>`;
    return html`${lead}<text class="${tone}" x="${plot.right + 12}" y="${rounded(place + 4)}">${label}</text>`;
  });
}
