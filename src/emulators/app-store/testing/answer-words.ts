import type { RawResponse } from './app-store-harness.ts';

/** An answer in one line: a refusal's codes and sentences, else what the state of a resource is. */
export function wordsOf({ status, body }: RawResponse, names: ReadonlyMap<string, string>): string {
  const words = status >= 400 ? `${status} ${refusalWords(body)}` : successWords(status, body);
  return [...names].reduce((text, [name, id]) => text.replaceAll(id, name), words);
}

interface WireError {
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly meta?: { readonly associatedErrors?: Readonly<Record<string, readonly WireError[]>> } & Readonly<
    Record<string, unknown>
  >;
}

function refusalWords(body: { readonly errors: readonly WireError[] }): string {
  return body.errors.map(errorWords).join(' | ');
}

function errorWords({ code, title, detail, meta = {} }: WireError): string {
  const { associatedErrors = {}, ...others } = meta;
  const nested = Object.entries(associatedErrors).flatMap(([path, errors]) =>
    errors.map((error) => `${path.split('/')[2]}: ${error.code} ${lastWord(error.detail)}`),
  );
  const more = Object.keys(others).length > 0 ? ` ${JSON.stringify(others)}` : '';
  return [`${code}: ${detail ?? title}${more}`, ...nested].join(' / ');
}

/** What is missing, as Apple quotes it. */
function lastWord(detail = ''): string {
  return /'([^']+)' with this request/.exec(detail)?.[1] ?? '';
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back.
function successWords(status: number, body: any): string {
  const { data } = body ?? {};
  if (data === undefined) return String(status);
  return [data].flat().map(resourceWords).join(', ') || 'nothing';
}

interface WireResource {
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: each type has its own.
  readonly attributes?: any;
}

function resourceWords({ type, attributes = {} }: WireResource): string {
  switch (type) {
    case 'appStoreVersions':
      return `${attributes.versionString} ${attributes.appVersionState}`;
    case 'appStoreVersionPhasedReleases':
      return phasedWords(attributes);
    case 'reviewSubmissions':
      return attributes.state;
    case 'buildUploads':
      return uploadWords(attributes.state);
    case 'builds':
      return `${attributes.version} ${attributes.expired === true ? 'expired' : attributes.processingState}`;
    case 'buildBetaDetails':
      return `internal ${attributes.internalBuildState}, external ${attributes.externalBuildState}`;
    default:
      return type;
  }
}

interface Phased {
  readonly phasedReleaseState: string;
  readonly currentDayNumber: number | null;
  readonly totalPauseDuration: number;
}

function phasedWords({ phasedReleaseState, currentDayNumber, totalPauseDuration }: Phased): string {
  const day = currentDayNumber === null ? '' : ` on day ${currentDayNumber}`;
  const paused = totalPauseDuration > 0 ? `, paused for ${totalPauseDuration} d` : '';
  return `${phasedReleaseState}${day}${paused}`;
}

interface UploadState {
  readonly state: string;
  readonly errors: readonly { readonly code: string }[];
}

function uploadWords({ state, errors }: UploadState): string {
  return [state, ...errors.map(({ code }) => code)].join(' ');
}
