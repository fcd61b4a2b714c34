import type { MetricVerdict } from './judge-metric.ts';
import type { Unit } from './series.ts';

/** "crashes 3.1× the old version's, at least 1.8×; 412 of 61,000 users; data until 14:00 UTC". */
export function metricSentence(detail: MetricVerdict, unit: Unit): string {
  const { users, failed, dataUntil } = detail;
  const of = `${whole(failed)} of ${whole(users)} ${unit}`;
  return [`${comparison(detail)}${why(detail)}`, of, `data until ${timeOf(dataUntil)}`].join('; ');
}

function comparison({ metric, ratio, lowerRatio }: MetricVerdict): string {
  const name = names[metric] ?? metric;
  if (ratio === undefined) return `${name}: the old version has none to compare with`;
  const least = lowerRatio === undefined || lowerRatio < 1 ? '' : `, at least ${times(lowerRatio)}`;
  return `${name} ${times(ratio)} the old version's${least}`;
}

function why({ basis, verdict }: MetricVerdict): string {
  switch (basis) {
    case 'limit':
      return ' and above the limit of this app';
    case 'threshold':
      return ', above the threshold of the config (which has no error bound, so it only holds)';
    case 'stale':
      return ', but the data is too old to tell';
    case 'shared':
      return ', but the old version fails more often too: not this release';
    case 'time':
      return '; no evidence against it in all this time, though too few use it to tell a doubling';
    case 'too-little':
      return '; too little data to tell';
    case 'evidence':
      return verdict === 'hold' ? '; not enough to halt, too much to go on' : '';
  }
}

const names: Readonly<Record<string, string>> = {
  crash: 'crashes',
  anr: 'ANRs',
  funnel: 'unfinished steps',
  reviews: 'bad reviews',
  backend: 'failed requests',
};

function times(ratio: number): string {
  return `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1)}×`;
}

function whole(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
