import type { PlayApi } from '../transport.ts';

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `androidpublisher/v3/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | boolean | undefined>>;
  readonly body?: unknown;
  readonly timeoutMs?: number | undefined;
}

export type Ask = (call: ApiCall) => Promise<{ readonly data: unknown }>;

interface InEdit {
  readonly packageName: string;
  readonly editId: string;
}

interface OfTrack extends InEdit {
  readonly track: string;
  readonly requestBody?: unknown;
}

type Commit = InEdit &
  Readonly<Record<'changesInReviewBehavior', string>> & {
    readonly changesNotSentForReview?: boolean;
  };

/**
 * The calls that edits and tracks are changed with, under the names of the official client and at the paths of
 * Google's discovery document. The type promises the whole client; only `createPlayClient` gets this one, and the
 * contract suite makes each call that it makes.
 */
export function straightApi(ask: Ask): PlayApi {
  const api = {
    edits: {
      insert: ({ packageName }: { readonly packageName: string }) =>
        ask({ method: 'POST', path: `applications/${packageName}/edits`, body: {} }),
      get: (edit: InEdit) => ask({ method: 'GET', path: pathOf(edit) }),
      delete: (edit: InEdit) => ask({ method: 'DELETE', path: pathOf(edit) }),
      validate: (edit: InEdit) => ask({ method: 'POST', path: `${pathOf(edit)}:validate` }),
      commit: ({ packageName, editId, ...query }: Commit, { timeout }: { readonly timeout?: number } = {}) =>
        ask({ method: 'POST', path: `${pathOf({ packageName, editId })}:commit`, query, timeoutMs: timeout }),
      tracks: {
        get: (place: OfTrack) => ask({ method: 'GET', path: trackPath(place) }),
        list: (edit: InEdit) => ask({ method: 'GET', path: `${pathOf(edit)}/tracks` }),
        update: (place: OfTrack) => ask({ method: 'PUT', path: trackPath(place), body: place.requestBody }),
      },
      apks: { list: (edit: InEdit) => ask({ method: 'GET', path: `${pathOf(edit)}/apks` }) },
      bundles: { list: (edit: InEdit) => ask({ method: 'GET', path: `${pathOf(edit)}/bundles` }) },
    },
    applications: {
      tracks: {
        releases: {
          list: ({ parent }: { readonly parent: string }) =>
            ask({ method: 'GET', path: `${parent}/releases` }),
        },
      },
    },
  };
  return api as unknown as PlayApi;
}

function pathOf({ packageName, editId }: InEdit): string {
  return `applications/${packageName}/edits/${encodeURIComponent(editId)}`;
}

function trackPath(place: OfTrack): string {
  return `${pathOf(place)}/tracks/${encodeURIComponent(place.track)}`;
}
