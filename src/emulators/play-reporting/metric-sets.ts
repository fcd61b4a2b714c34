import type { ErrorGroup } from './vitals.ts';

/** A metric set of the Reporting API: what it measures and what it can be broken down by. */
export interface MetricSet {
  readonly name: string;
  readonly metrics: readonly string[];
  /** Metrics that only days have. */
  readonly dailyOnly: readonly string[];
  readonly dimensions: readonly string[];
  readonly requiredDimension?: string;
  /** What a filter may name besides the dimensions. */
  readonly filters: readonly string[];
  /** Whether a user view can be chosen. */
  readonly hasCohorts: boolean;
}

const deviceDimensions = [
  'apiLevel',
  'versionCode',
  'deviceModel',
  'deviceType',
  'deviceRamBucket',
  'deviceSocMake',
  'deviceSocModel',
  'deviceCpuMake',
  'deviceCpuModel',
  'deviceGpuMake',
  'deviceGpuModel',
  'deviceGpuVersion',
  'deviceVulkanVersion',
  'deviceGlEsVersion',
  'deviceScreenSize',
  'deviceScreenDpi',
];

/** Dimensions whose values are int64 on the wire; all others are strings. */
export const numberDimensions: readonly string[] = ['versionCode', 'deviceRamBucket'];

/** What may be asked of users on beta versions of Android. */
export const betaDimensions: readonly string[] = ['versionCode', 'osBuild'];

const crashRate = rateSet('crashRateMetricSet', ['crashRate', 'userPerceivedCrashRate']);
const anrRate = rateSet('anrRateMetricSet', ['anrRate', 'userPerceivedAnrRate']);

export const metricSets: readonly MetricSet[] = [
  crashRate,
  anrRate,
  {
    name: 'errorCountMetricSet',
    metrics: ['errorReportCount', 'distinctUsers'],
    dailyOnly: [],
    dimensions: [...deviceDimensions, 'reportType', 'issueId'],
    requiredDimension: 'reportType',
    filters: ['isUserPerceived'],
    hasCohorts: false,
  },
];

/** The errors that a rate counts; undefined for what is no rate. */
export function countedBy(metric: string): ((error: ErrorGroup) => boolean) | undefined {
  const base = metric.replace(/(7d|28d)UserWeighted$/, '');
  switch (base) {
    case 'crashRate':
      return ({ type }) => type === 'CRASH';
    case 'userPerceivedCrashRate':
      return ({ type, perceived }) => type === 'CRASH' && perceived;
    case 'anrRate':
      return ({ type }) => type === 'APPLICATION_NOT_RESPONDING';
    case 'userPerceivedAnrRate':
      return ({ type, perceived }) => type === 'APPLICATION_NOT_RESPONDING' && perceived;
    default:
      return undefined;
  }
}

/** Over how many days a metric rolls: 7 or 28, else 1. */
export function rollingDays(metric: string): number {
  return Number(/(7|28)dUserWeighted$/.exec(metric)?.[1] ?? 1);
}

function rateSet(name: string, rates: readonly string[]): MetricSet {
  const rolling = rates.flatMap((rate) => [`${rate}7dUserWeighted`, `${rate}28dUserWeighted`]);
  return {
    name,
    metrics: [...rates, ...rolling, 'distinctUsers'],
    dailyOnly: rolling,
    dimensions: [...deviceDimensions, 'deviceBrand', 'countryCode'],
    filters: [],
    hasCohorts: true,
  };
}
