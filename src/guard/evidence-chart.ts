import type { Moment } from '../report/charts/moments.ts';
import type { Panel, Point } from '../report/charts/panel.ts';
import { timeChart } from '../report/charts/time-chart.ts';
import type { Html } from '../report/html.ts';
import type { Arm, Bucket } from './bucket.ts';
import { holdAt, promoteAt } from './evidence/rules.ts';
import type { EvidenceAt } from './guard-report.ts';

/** One metric of a rollout over time. */
export interface EvidenceChart {
  readonly metric: string;
  /** Evidence that halts: 1/α. */
  readonly haltAt: number;
  readonly evidence: readonly EvidenceAt[];
  /** What was measured, in the order of time; all of the same width. */
  readonly buckets: readonly Bucket[];
  readonly bucketMs: number;
  /** What was done meanwhile. */
  readonly moments: readonly Moment[];
}

/** How the evidence grew, who had the version meanwhile, and how often both versions failed. Pure. */
export function evidenceChart({ metric, haltAt, evidence, buckets, bucketMs, moments }: EvidenceChart): Html {
  const bins = binned(buckets, bucketMs);
  const times = [
    ...bins.map(({ at }) => at),
    ...evidence.map(({ at }) => at),
    ...moments.map(({ at }) => at),
  ];
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const last = evidence.at(-1);
  return timeChart({
    summary: `${metric} over time: evidence against the version ${last?.against.toPrecision(3) ?? 'unknown'}, it halts at ${haltAt}`,
    span: { from, to },
    panels: [evidencePanel(evidence, haltAt), exposurePanel(bins), ratesPanel(bins)],
    moments,
  });
}

function evidencePanel(evidence: readonly EvidenceAt[], haltAt: number): Panel {
  const along = (of: 'against' | 'inFavour') => evidence.map((one) => ({ at: one.at, value: one[of] }));
  return {
    title: 'Evidence',
    scale: 'logarithm',
    lines: [
      { label: 'against the version', tone: 'first', points: along('against') },
      { label: 'for it', tone: 'second', points: along('inFavour') },
    ],
    levels: [
      { value: haltAt, label: `halts at ${Math.round(haltAt)}`, tone: 'bad' },
      { value: promoteAt, label: `for it: goes on at ${promoteAt}`, tone: 'good' },
      { value: holdAt, label: `holds at ${holdAt}`, tone: 'odd' },
    ],
  };
}

function exposurePanel(bins: readonly Bin[]): Panel {
  return {
    title: 'Exposure: share of the users who were there',
    scale: 'share',
    lines: [
      {
        label: 'have the version',
        tone: 'first',
        points: bins.map(({ at, share }) => ({ at, value: share })),
      },
    ],
    levels: [],
  };
}

function ratesPanel(bins: readonly Bin[]): Panel {
  const along = (arm: 'candidate' | 'baseline'): readonly Point[] =>
    bins.map((bin) => ({ at: bin.at, value: rateOf(bin[arm]) }));
  return {
    title: 'Failure rate',
    scale: 'share',
    lines: [
      { label: 'the new version', tone: 'first', points: along('candidate') },
      { label: 'the version before', tone: 'second', points: along('baseline') },
    ],
    levels: [],
    highest: highestTold(bins),
  };
}

interface Bin {
  /** Its end: then it was known. */
  readonly at: number;
  readonly candidate: Arm | undefined;
  readonly baseline: Arm | undefined;
  /** Of the users of both versions; undefined where either is unknown. */
  readonly share: number | undefined;
}

const hourMs = 3_600_000;
const widthsMs = [1, 2, 3, 4, 6, 12, 24, 48, 168].map((hours) => hours * hourMs);
const mostBins = 80;

/** Buckets put together until there are few enough to be told apart. An arm that is nowhere known stays unknown. */
function binned(buckets: readonly Bucket[], bucketMs: number): readonly Bin[] {
  const [first, last] = [buckets[0]?.start ?? 0, buckets.at(-1)?.start ?? 0];
  const width =
    widthsMs.find((one) => one >= bucketMs && (last - first) / one < mostBins) ?? widthsMs.at(-1) ?? bucketMs;
  const groups = Map.groupBy(buckets, ({ start }) => Math.floor((start - first) / width));
  return [...groups].map(([index, own]) => {
    const [candidate, baseline] = (['candidate', 'baseline'] as const).map((arm) => sum(own, arm));
    const all = (candidate?.users ?? 0) + (baseline?.users ?? 0);
    const share = candidate && baseline && all > 0 ? candidate.users / all : undefined;
    return { at: first + (index + 1) * width, candidate, baseline, share };
  });
}

function sum(buckets: readonly Bucket[], arm: 'candidate' | 'baseline'): Arm | undefined {
  const known = buckets.flatMap((bucket) => bucket[arm] ?? []);
  if (known.length === 0) return undefined;
  return {
    users: known.reduce((total, { users }) => total + users, 0),
    failed: known.reduce((total, { failed }) => total + failed, 0),
  };
}

function rateOf(arm: Arm | undefined): number | undefined {
  return arm === undefined || arm.users === 0 ? undefined : arm.failed / arm.users;
}

/** The highest rate that rests on a fair number of users: one crash of the first three is not to flatten the rest. */
function highestTold(bins: readonly Bin[]): number | undefined {
  const rates = (['candidate', 'baseline'] as const).flatMap((arm) => {
    const most = Math.max(0, ...bins.map((bin) => bin[arm]?.users ?? 0));
    return bins.flatMap((bin) => ((bin[arm]?.users ?? 0) * 20 >= most ? (rateOf(bin[arm]) ?? []) : []));
  });
  return rates.length === 0 ? undefined : Math.max(...rates) * 1.05;
}
