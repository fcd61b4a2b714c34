import { evidenceChart } from '../guard/evidence-chart.ts';
import type { GuardReport } from '../guard/guard-report.ts';
import { metricSentence } from '../guard/sentence.ts';
import { chartStyle } from '../report/charts/chart-style.ts';
import type { Moment } from '../report/charts/moments.ts';
import { timeChart } from '../report/charts/time-chart.ts';
import { type Html, html } from '../report/html.ts';
import { htmlPage } from '../report/html-page.ts';
import { type Platform, platforms } from '../stores/platform.ts';
import type { Rehearsal } from './rehearse.ts';
import type { Scenario } from './scenario.ts';
import type { StoreSummary } from './summary.ts';
import { storeNames, summaryLines, timeText } from './timeline-text.ts';

const hourMs = 3_600_000;

/** A rehearsal as a page that loads nothing: how it ended, what happened when, and how the evidence grew. Pure. */
export function rehearsalPage(
  scenario: Scenario,
  { rehearsal, summary }: { readonly rehearsal: Rehearsal; readonly summary: readonly StoreSummary[] },
): string {
  return htmlPage({
    title: scenario.title,
    eyebrow: `Slipway, rehearsal of ${scenario.name}`,
    style: chartStyle,
    script: '',
    body: [
      html`<section><h2>How it ended</h2><dl>${summary.map(ending)}</dl></section>`,
      ...platforms.flatMap((platform) => [
        html`<section><h2>${storeNames[platform]}</h2>${lifeOf(rehearsal, platform)}</section>`,
        ...evidenceOf(rehearsal, platform),
      ]),
      html`<section><h2>What happened</h2><dl>${rehearsal.entries.map(entry)}</dl></section>`,
    ],
  });
}

function ending(store: StoreSummary): Html {
  const [first = '', ...others] = summaryLines(store);
  return html`<dt>${storeNames[store.platform]}</dt><dd>${[first, ...others].join('; ')}</dd>`;
}

function entry({ hour, platform, text }: Rehearsal['entries'][number]): Html {
  return html`<dt>${timeText(hour)}</dt><dd>${platform === undefined ? '' : `${storeNames[platform]}: `}${text}</dd>`;
}

/** Who was offered the version, who had it, and how often both versions failed: what the world knows. */
function lifeOf({ standings, startMs, entries }: Rehearsal, platform: Platform): Html {
  const own = standings.filter((one) => one.platform === platform);
  const at = (hour: number) => startMs + hour * hourMs;
  const along = (value: (one: (typeof own)[number]) => number | undefined) =>
    own.map((one) => ({ at: at(one.hour), value: value(one) }));
  const last = own.at(-1)?.hour ?? 0;
  return timeChart({
    summary: `${storeNames[platform]}: share of users who are offered the version`,
    span: { from: startMs, to: at(last) },
    panels: [
      {
        title: 'Offered to this share of all users',
        scale: 'share',
        lines: [{ label: 'offered', tone: 'first', points: along(({ offered }) => offered), steps: true }],
        levels: [],
      },
    ],
    moments: entries
      .filter((one) => one.platform === platform && one.by !== 'controller' && one.by !== 'release')
      .map((one): Moment => ({ at: at(one.hour), label: one.text, tone: 'odd' })),
  });
}

function evidenceOf({ guards }: Rehearsal, platform: Platform): readonly Html[] {
  const guard: GuardReport | undefined = guards.get(platform);
  return (guard?.metrics ?? []).flatMap((metric) => {
    if (metric.kind === 'not-judged') return [];
    const { hours, days, overTime, rule, unit } = metric;
    const measured =
      hours.length > 0 ? { buckets: hours, bucketMs: hourMs } : { buckets: days, bucketMs: 24 * hourMs };
    const chart = evidenceChart({
      ...{ metric: metric.metric, haltAt: 1 / rule.alpha, evidence: overTime, moments: [] },
      ...measured,
    });
    return [
      html`<section><h2>What the guard saw of ${storeNames[platform]}</h2><p>${metricSentence(metric, unit)}</p>${chart}</section>`,
    ];
  });
}
