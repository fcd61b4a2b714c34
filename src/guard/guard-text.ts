import { wrap } from '../text/wrap.ts';
import { holdAt, promoteAt } from './evidence/rules.ts';
import type { GuardJson, MetricJson } from './guard-json.ts';

const columns = 80;

/**
 * What a guard measured, as lines of a status beside names of `indent` columns. In the shadow they begin with what it
 * would have said, and that nothing comes of it; otherwise that is the verdict of the rollout, and stands there.
 */
export function guardLines(
  { shadow, verdict, reason, metrics }: GuardJson,
  indent: number,
): readonly (readonly [string, string])[] {
  const said = `${verdict}, in the shadow: it only watches, and nothing is done because of it. ${reason}`;
  const lines = [
    ...(shadow ? wrap(said, columns - indent) : []),
    ...metrics.flatMap((metric) => metricLines(metric, columns - indent)),
  ];
  return lines.map((line, index) => [index === 0 ? 'guard' : '', line]);
}

function metricLines(report: MetricJson, width: number): readonly string[] {
  const { metric } = report;
  if (report.kind === 'not-judged') return wrap(`${metric}  ${report.verdict}: ${report.reason}`, width);
  const { evidence, rule, overTime } = report;
  const against = `E ${short(evidence.against)} against it, halts at ${short(1 / rule.alpha)}`;
  const inFavour = `${short(evidence.inFavour)} for it, goes on at ${promoteAt}`;
  return [
    `${metric}  ${sparkline(overTime, 1 / rule.alpha)}  since ${dayOf(overTime[0]?.at)}`,
    `${' '.repeat(metric.length)}  ${against}; ${inFavour}`,
  ];
}

const blocks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'];

/**
 * Evidence against the version over time, on a logarithmic scale: the lowest block is none, the full one halts.
 */
function sparkline(overTime: readonly { readonly against: number }[], halt: number): string {
  return overTime
    .map(({ against }) => {
      if (against >= halt) return '█';
      const share = Math.log(Math.max(1, against)) / Math.log(halt);
      return blocks[Math.min(blocks.length - 1, Math.floor(share * blocks.length))] ?? '';
    })
    .join('');
}

function short(value: number): string {
  if (value >= 1e6) return value.toExponential(0).replace('+', '');
  if (value >= 10) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(value >= holdAt ? 1 : 2);
}

function dayOf(at: string | undefined): string {
  return at === undefined ? 'now' : at.slice(5, 10);
}
