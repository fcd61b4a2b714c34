import { chartStyle } from '../../report/charts/chart-style.ts';
import type { Moment } from '../../report/charts/moments.ts';
import { type Html, html } from '../../report/html.ts';
import { htmlPage } from '../../report/html-page.ts';
import { evidenceChart } from '../evidence-chart.ts';
import { type SeriesKind, seriesSeenAt } from '../history/as-seen-at.ts';
import type { HistoryRecord } from '../history/record.ts';
import type { MetricSeries } from '../series.ts';
import type { Tick } from './backtest.ts';
import { timeOf, verdictChanges } from './verdict-changes.ts';

export interface Replayed extends SeriesKind {
  readonly file: string;
  readonly records: readonly HistoryRecord[];
  readonly ticks: readonly Tick[];
  readonly haltAt: (metric: string) => number;
}

/** A replayed rollout as one page that loads nothing: the end, each change of the verdict, and the evidence. Pure. */
export function backtestPage(replayed: Replayed): string {
  const { file, records, ticks } = replayed;
  const end = ticks.at(-1)?.at ?? 0;
  const series = seriesSeenAt(records, end, replayed);
  const changes = verdictChanges(ticks);
  const halt = ticks.find(({ verdict }) => verdict === 'halt');
  return htmlPage({
    title: halt === undefined ? 'It would not have halted' : `It would have halted at ${timeOf(halt.at)}`,
    eyebrow: `Slipway guard, replay of ${file}: ${ticks.length} looks`,
    style: `${chartStyle}.word{white-space:nowrap}`,
    script: '',
    body: [
      ...series.map((one) => metricSection(one, replayed)),
      html`<section><h2>Verdicts</h2><div class="scroll"><table><tbody>${changes.map(row)}</tbody></table></div></section>`,
    ],
  });
}

function row({ at, verdict, reason }: Tick): Html {
  return html`<tr><td class="word">${timeOf(at)}</td><td class="word">${verdict}</td><td>${reason}</td></tr>`;
}

const hourMs = 3_600_000;

function metricSection(series: MetricSeries, { ticks, haltAt }: Replayed): Html {
  const { metric, hours, days } = series;
  const evidence = ticks.flatMap(({ at, metrics }) => {
    const own = metrics.find((one) => one.metric === metric);
    return own === undefined ? [] : [{ at, ...own.evidence }];
  });
  const halt = ticks.find(({ metrics }) =>
    metrics.some((one) => one.metric === metric && one.verdict === 'halt'),
  );
  const moments: readonly Moment[] =
    halt === undefined ? [] : [{ at: halt.at, label: 'would have halted', tone: 'bad' }];
  const measured =
    hours.length > 0 ? { buckets: hours, bucketMs: hourMs } : { buckets: days, bucketMs: 24 * hourMs };
  const chart = evidenceChart({ metric, haltAt: haltAt(metric), evidence, ...measured, moments });
  return html`<section><h2>${metric}</h2>${chart}</section>`;
}
