import { callerOf, type PlayRequest } from '../play/context.ts';
import { appFor } from '../play/edits.ts';
import type { PlayApp } from '../play/model.ts';
import { notFound } from '../play/refusal.ts';
import { reportingScope } from '../play/scopes.ts';
import { type Answer, bodyOf, json } from '../serving/answer.ts';
import { anomalyBody, filteredAnomalies } from './anomalies.ts';
import { civilTime, type Granularity } from './civil-time.ts';
import { metricSets } from './metric-sets.ts';
import { pageOf } from './page.ts';
import { errorRows, rateRows } from './query-rows.ts';
import { checkedQuery, type QueryBody } from './query-rules.ts';

/** `GET apps/{app}/{set}`: until when there is data. */
export async function getMetricSet(request: PlayRequest): Promise<Answer> {
  const { applicationId } = accessibleApp(request);
  const freshnesses = (['HOURLY', 'DAILY'] as const).map((aggregationPeriod) => ({
    aggregationPeriod,
    latestEndTime: civilTime(freshUntil(request)(aggregationPeriod), aggregationPeriod),
  }));
  return json({ name: `apps/${applicationId}/${request.part('set')}`, freshnessInfo: { freshnesses } });
}

/** `POST apps/{app}/{set}:query`. */
export async function queryMetricSet(request: PlayRequest): Promise<Answer> {
  const { applicationId } = accessibleApp(request);
  const set = metricSets.find(({ name }) => name === request.part('set'));
  if (set === undefined) throw notFound('Requested entity was not found.');
  const { pageSize, pageToken, ...question } = JSON.parse((await bodyOf(request.http)) || '{}') as QueryBody;
  const query = checkedQuery(set, question, freshUntil(request));
  const rowsFor = set.hasCohorts ? rateRows : errorRows;
  const rows = rowsFor(query, (period) => request.play.vitals.happened(applicationId, period));
  const { items, nextPageToken } = pageOf(rows, {
    pageSize,
    pageToken,
    question: { ...question, set: set.name, applicationId },
    defaultSize: 1_000,
    largestSize: 100_000,
  });
  return json({ ...(items.length === 0 ? {} : { rows: items }), ...(nextPageToken && { nextPageToken }) });
}

export async function listAnomalies(request: PlayRequest): Promise<Answer> {
  const { applicationId } = accessibleApp(request);
  const filter = request.url.searchParams.get('filter') ?? '';
  const found = filteredAnomalies(request.play.vitals.anomalies(applicationId), filter);
  const { items, nextPageToken } = listed(request, found, { filter, applicationId });
  const anomalies = items.map((anomaly) => anomalyBody(applicationId, anomaly));
  return json({ ...(anomalies.length === 0 ? {} : { anomalies }), ...(nextPageToken && { nextPageToken }) });
}

/** `GET apps/{app}:fetchReleaseFilterOptions`: which version codes the releases of a track hold. */
export async function fetchReleaseFilterOptions(request: PlayRequest): Promise<Answer> {
  const { tracks } = accessibleApp(request);
  const filled = Object.entries(tracks).filter(([, { releases }]) => releases.length > 0);
  return json({
    tracks: filled.map(([name, { releases }]) => ({
      displayName: trackNames[name] ?? name,
      type: trackNames[name] ?? 'Closed testing',
      servingReleases: releases.map(({ name: displayName, versionCodes = [] }) => ({
        displayName: displayName ?? versionCodes[0] ?? '',
        versionCodes,
      })),
    })),
  });
}

export async function searchApps(request: PlayRequest): Promise<Answer> {
  const { email } = callerOf(request, reportingScope);
  const { accounts, apps } = request.play.storage.read();
  const invited = accounts[email]?.applicationIds ?? [];
  const found = Object.keys(apps).filter((id) => invited.includes('*') || invited.includes(id));
  const { items, nextPageToken } = listed(request, found, {});
  const shown = items.map((id) => ({ name: `apps/${id}`, packageName: id, displayName: id }));
  return json({ ...(shown.length === 0 ? {} : { apps: shown }), ...(nextPageToken && { nextPageToken }) });
}

const trackNames: Readonly<Record<string, string>> = {
  production: 'Production',
  beta: 'Open testing',
  alpha: 'Closed testing',
  internal: 'Internal testing',
};

export function accessibleApp(request: PlayRequest): PlayApp {
  return appFor(request.play.storage.read(), callerOf(request, reportingScope));
}

function freshUntil({ play }: PlayRequest): (granularity: Granularity) => number {
  return (granularity) => play.vitals.freshUntilMs(granularity, play.clock.now());
}

export function listed<T>({ url }: PlayRequest, items: readonly T[], question: unknown) {
  const pageSize = Number(url.searchParams.get('pageSize') ?? 0);
  const pageToken = url.searchParams.get('pageToken') ?? undefined;
  return pageOf(items, { pageSize, pageToken, question, defaultSize: 50, largestSize: 1_000 });
}
