import { describe, expect, test } from 'vitest';
import type { Panel } from './panel.ts';
import { type TimeChart, timeChart } from './time-chart.ts';

const hourMs = 3_600_000;
const from = Date.UTC(2026, 2, 2);

const panel: Panel = {
  title: 'Evidence',
  scale: 'logarithm',
  lines: [
    { label: 'against', tone: 'first', points: points([1, 3, undefined, 40, 60]) },
    { label: 'for', tone: 'second', points: points([1, 0.5, 0.1, 0, 1e300]) },
  ],
  levels: [
    { value: 50, label: 'halts at 50', tone: 'bad' },
    { value: 49, label: 'almost the same', tone: 'odd' },
  ],
};

function points(values: readonly (number | undefined)[]) {
  return values.map((value, index) => ({ at: from + index * 24 * hourMs, value }));
}

function drawn(changes: Partial<TimeChart> = {}): string {
  const span = { from, to: from + 96 * hourMs };
  return timeChart({ summary: 'a <chart>', span, panels: [panel], moments: [], ...changes }).markup;
}

/** Places of the texts of a class. */
function placesOf(markup: string, kind: string) {
  return [
    ...markup.matchAll(new RegExp(`<text class="${kind}[^"]*" x="([\\d.]+)" y="([\\d.]+)">([^<]*)`, 'g')),
  ].map(([, x, y, text]) => ({ x: Number(x), y: Number(y), text: text ?? '' }));
}

describe('a chart over time', () => {
  test('names lines and levels beside their ends, none over another', () => {
    const labels = placesOf(drawn(), 'label').toSorted((a, b) => a.y - b.y);
    expect(labels.map(({ text }) => text).toSorted()).toEqual([
      'against',
      'almost the same',
      'for',
      'halts at 50',
    ]);
    for (const [index, { y }] of labels.slice(1).entries())
      expect(y - (labels[index]?.y ?? 0)).toBeGreaterThanOrEqual(14);
  });

  test('has a gap where a value is unknown, and stays inside whatever the values are', () => {
    const paths = [...drawn().matchAll(/<path class="line [a-z]+" d="([^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(paths.map((path) => path.split('M').length - 1)).toEqual([2, 1]);
    const heights = paths.flatMap((path) => [...path.matchAll(/,([\d.-]+)/g)].map(([, y]) => Number(y)));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(30);
    expect(Math.max(...heights)).toBeLessThanOrEqual(156);
  });

  test('puts moments that are close by in rows of their own', () => {
    const moments = [0, 1, 2, 90].map((hour) => ({
      at: from + hour * hourMs,
      label: `moment ${hour}`,
      tone: 'soft' as const,
    }));
    const labels = placesOf(drawn({ moments }), 'label soft');
    expect(new Set(labels.slice(0, 3).map(({ y }) => y)).size).toBe(3);
    expect(labels[3]?.y).toBe(labels[0]?.y);
  });

  test('escapes what it is given, and says the hour where there are few days', () => {
    const markup = drawn({ span: { from, to: from + 12 * hourMs } });
    expect(markup).toContain('aria-label="a &lt;chart&gt;"');
    expect(placesOf(markup, 'tick middle').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['2 Mar', '02:00', '12:00']),
    );
  });

  test('a line that is never known is named all the same', () => {
    const silent: Panel = {
      ...panel,
      scale: 'share',
      levels: [],
      lines: [{ label: 'silent', tone: 'first', points: [] }],
    };
    expect(placesOf(drawn({ panels: [silent] }), 'label')[0]?.text).toBe('silent');
  });
});
