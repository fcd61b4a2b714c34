import { searchErrorIssues } from '../play-reporting/error-issues.ts';
import * as reporting from '../play-reporting/reporting-handlers.ts';
import type { Answer } from '../serving/answer.ts';
import type { PlayRequest } from './context.ts';
import { findDescribedRoute } from './described-routes.ts';
import * as edits from './edit-handlers.ts';
import { listReleases } from './list-releases.ts';
import { showImage } from './presence/image-handlers.ts';
import { exchange, generateAccessToken, token } from './token-handlers.ts';
import { continueUpload, startUpload } from './upload-handlers.ts';

export type Handler = (request: PlayRequest) => Promise<Answer>;

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly handler: Handler;
}

export interface FoundRoute {
  readonly handler: Handler;
  readonly parts: Readonly<Record<string, string>>;
}

// Clients differ in what they put before the package name; Google answers all of them.
const app = '(?:/androidpublisher/v3)?/(?:applications/)?(?<app>[^/]+)';
const edit = `${app}/edits/(?<edit>[^/:]+)`;
const upload = `(?:/resumable)?/upload${edit}`;
const reported = '/v1beta1/apps/(?<app>[^/:]+)';
const metricSet = `${reported}/(?<set>(?:crashRate|anrRate|errorCount)MetricSet)`;
const symbols = String.raw`apks/(?<code>\d+)/(?<artifacts>deobfuscationFiles)/(?<type>proguard|nativeCode)`;

const images = '(?<artifacts>listings)/(?<language>[^/]+)/(?<imageType>[^/]+)';

const routes: readonly Route[] = [
  route('POST', '/token', token),
  // The address and audience of older Google libraries, fastlane's among them.
  route('POST', '/oauth2/v4/token', token),
  route('POST', '/v1/token', exchange),
  route('POST', '/v1/projects/-/serviceAccounts/(?<email>[^/:]+):generateAccessToken', generateAccessToken),
  route('GET', '/v1beta1/apps:search', reporting.searchApps),
  route('GET', `${reported}:fetchReleaseFilterOptions`, reporting.fetchReleaseFilterOptions),
  route('GET', `${reported}/anomalies`, reporting.listAnomalies),
  route('GET', `${reported}/errorIssues:search`, searchErrorIssues),
  route('GET', metricSet, reporting.getMetricSet),
  route('POST', `${metricSet}:query`, reporting.queryMetricSet),
  route('POST', `${upload}/(?<artifacts>bundles|apks)`, startUpload),
  route('POST', `${upload}/${symbols}`, startUpload),
  route('POST', `${upload}/${images}`, startUpload),
  route('GET', '/images/(?<sha256>[0-9a-f]{64})', showImage),
  route('POST', `${app}/edits`, edits.insert),
  route('GET', edit, edits.get),
  route('DELETE', edit, edits.remove),
  route('POST', `${edit}:validate`, edits.validate),
  route('POST', `${edit}:commit`, edits.commit),
  route('GET', `${edit}/(?<artifacts>bundles|apks)`, edits.listArtifacts),
  route('GET', `${edit}/tracks`, edits.listTracks),
  route('POST', `${edit}/tracks`, edits.postTrack),
  route('GET', `${edit}/tracks/(?<track>[^/]+)`, edits.getTrack),
  route('PUT', `${edit}/tracks/(?<track>[^/]+)`, edits.putTrack),
  route('PATCH', `${edit}/tracks/(?<track>[^/]+)`, edits.putTrack),
  route('GET', `${app}/tracks/(?<track>[^/]+)/releases`, listReleases),
];

const isUpload = /^(?:\/resumable)?\/upload\//;

export function findRoute(method: string, url: URL): FoundRoute | undefined {
  // A session's address is that of its start; what comes to it is told by the session, whatever the method.
  if (isUpload.test(url.pathname) && url.searchParams.has('upload_id')) {
    return { handler: continueUpload, parts: {} };
  }
  for (const candidate of routes) {
    const match = candidate.method === method ? candidate.path.exec(url.pathname) : null;
    if (match !== null) return { handler: candidate.handler, parts: match.groups ?? {} };
  }
  return findDescribedRoute(method, url.pathname);
}

function route(method: string, path: string, handler: Handler): Route {
  return { method, path: new RegExp(`^${path}$`), handler };
}
