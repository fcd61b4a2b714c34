import type { ApiSpec, Fields, MethodSpec } from '../../src/emulators/specs/spec.ts';
import type { Newer } from './derive.ts';

const from = 'googleapis@188.0.0 typings';

/**
 * What the typings of the npm package `googleapis` have and the documents do not yet: metric sets, the
 * annotations of an issue, the mark of an AI-made image. Its new methods for app signing keys, third-party
 * stores and order reviews are left out, because nothing here speaks to them.
 */
export const newerById: Readonly<Record<string, Newer>> = {
  'androidpublisher:v3': {
    from,
    methods: {},
    queries: { 'androidpublisher.edits.images.upload': { aiGeneratedState: { type: 'string' } } },
    schemas: { Image: { aiGeneratedState: { type: 'string' } } },
  },
  'playdeveloperreporting:v1beta1': {
    from,
    methods: {
      ...metricSetMethods('lmkrate', 'LmkRate'),
      ...metricSetMethods('anonrssandswapmemoryusage', 'AnonRssAndSwapMemoryUsage'),
      ...metricSetMethods('bitmapmemoryusage', 'BitmapMemoryUsage'),
    },
    queries: {},
    schemas: {
      ...metricSetSchemas('LmkRate'),
      ...metricSetSchemas('AnonRssAndSwapMemoryUsage'),
      ...metricSetSchemas('BitmapMemoryUsage'),
      [named('ErrorIssue')]: { annotations: { type: 'array', items: { ref: named('IssueAnnotation') } } },
      [named('IssueAnnotation')]: {
        body: { type: 'string' },
        category: { type: 'string' },
        title: { type: 'string' },
      },
    },
  },
};

function named(name: string): string {
  return `GooglePlayDeveloperReportingV1beta1${name}`;
}

function metricSetMethods(resource: string, name: string): Readonly<Record<string, MethodSpec>> {
  const path = `v1beta1/apps/{appsId}/${name.charAt(0).toLowerCase()}${name.slice(1)}MetricSet`;
  const id = `playdeveloperreporting.vitals.${resource}`;
  return {
    [`${id}.get`]: { http: 'GET', path, response: named(`${name}MetricSet`) },
    [`${id}.query`]: {
      http: 'POST',
      path: `${path}:query`,
      request: named(`Query${name}MetricSetRequest`),
      response: named(`Query${name}MetricSetResponse`),
    },
  };
}

/** All metric sets have the same three shapes. */
function metricSetSchemas(name: string): ApiSpec['schemas'] {
  const strings = { type: 'array', items: { type: 'string' } };
  const query: Fields = {
    dimensions: strings,
    filter: { type: 'string' },
    metrics: strings,
    pageSize: { type: 'integer', format: 'int32' },
    pageToken: { type: 'string' },
    timelineSpec: { ref: named('TimelineSpec') },
    userCohort: { type: 'string', enum: ['USER_COHORT_UNSPECIFIED', 'OS_PUBLIC', 'OS_BETA', 'APP_TESTERS'] },
  };
  return {
    [named(`${name}MetricSet`)]: { freshnessInfo: { ref: named('FreshnessInfo') }, name: { type: 'string' } },
    [named(`Query${name}MetricSetRequest`)]: query,
    [named(`Query${name}MetricSetResponse`)]: {
      nextPageToken: { type: 'string' },
      rows: { type: 'array', items: { ref: named('MetricsRow') } },
    },
  };
}
