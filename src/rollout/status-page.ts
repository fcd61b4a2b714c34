import { evidenceChart } from '../guard/evidence-chart.ts';
import type { MetricReport } from '../guard/guard-report.ts';
import { metricSentence } from '../guard/sentence.ts';
import { chartStyle } from '../report/charts/chart-style.ts';
import type { Moment } from '../report/charts/moments.ts';
import { type Html, html } from '../report/html.ts';
import { htmlPage } from '../report/html-page.ts';
import type { RolloutView } from './context.ts';
import type { RolloutStatus } from './describe.ts';
import { rolloutMoments } from './moments.ts';
import { statusFacts } from './status-text.ts';
import type { Verdict } from './verdict.ts';

/** Where a rollout stands on one store: what the status says, and the guard's evidence over time. Pure. */
export function statusSections(status: RolloutStatus, { judged, events }: RolloutView): readonly Html[] {
  const facts = statusFacts(status).map(([name, text]) => html`<dt>${name}</dt><dd>${text}</dd>`);
  const moments = rolloutMoments(events);
  return [
    html`<section><h2>${status.store}</h2><dl>${facts}</dl></section>`,
    ...(judged.guard?.metrics ?? []).map((metric) => metricSection(metric, moments)),
  ];
}

/** The stores of one app below each other, as one page that loads nothing. */
export function statusPage(sections: readonly Html[]): string {
  return htmlPage({
    title: 'Where the rollout stands',
    eyebrow: 'Slipway',
    style: chartStyle,
    script: '',
    body: sections,
  });
}

const tones: Readonly<Record<Verdict, string>> = {
  advance: '',
  halt: 'error',
  hold: 'warning',
  unknown: 'warning',
  underpowered: 'warning',
  'not-this-release': 'warning',
};

const hourMs = 3_600_000;

function metricSection(report: MetricReport, moments: readonly Moment[]): Html {
  const { metric, source, verdict } = report;
  const heading = html`<h2>${metric}</h2><p class="soft">${source}</p>`;
  if (report.kind === 'not-judged')
    return html`<section>${heading}<ul><li class="${tones[verdict]}"><b>${verdict}</b> ${report.reason}</li></ul></section>`;
  const { hours, days, overTime, rule, dataUntil } = report;
  const measured =
    hours.length > 0 ? { buckets: hours, bucketMs: hourMs } : { buckets: days, bucketMs: 24 * hourMs };
  const from = Math.min(...[hours, days].flatMap(([first]) => first?.start ?? []), dataUntil);
  const chart = evidenceChart({
    metric,
    haltAt: 1 / rule.alpha,
    evidence: overTime,
    ...measured,
    moments: moments.filter(({ at }) => at >= from),
  });
  return html`<section>${heading}<ul><li class="${tones[verdict]}"><b>${verdict}</b> ${metricSentence(report, report.unit)}</li></ul>${chart}</section>`;
}
