import { createHash } from 'node:crypto';
import { badRequest } from '../play/refusal.ts';

export interface PageRequest {
  readonly pageSize: number | undefined;
  readonly pageToken: string | undefined;
  /** Everything else that was asked: a token is only good for the same question. */
  readonly question: unknown;
  readonly defaultSize: number;
  readonly largestSize: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextPageToken?: string;
}

/** One page of a list, and the token of the next one while there is one. */
export function pageOf<T>(items: readonly T[], request: PageRequest): Page<T> {
  const hash = createHash('sha256').update(JSON.stringify(request.question)).digest('base64url').slice(0, 12);
  const start = startOf(request.pageToken, hash);
  const { pageSize = 0, defaultSize, largestSize } = request;
  const size = pageSize === 0 ? defaultSize : Math.min(pageSize, largestSize);
  if (size < 0) throw badRequest('page_size must not be negative.');
  const end = start + size;
  const page = { items: items.slice(start, end) };
  if (end >= items.length) return page;
  return { ...page, nextPageToken: Buffer.from(`${hash}.${end}`).toString('base64url') };
}

function startOf(token: string | undefined, hash: string): number {
  if (token === undefined || token === '') return 0;
  const [known, start] = Buffer.from(token, 'base64url').toString('utf8').split('.');
  if (known !== hash || !/^\d+$/.test(start ?? ''))
    throw badRequest('The page token is not valid for this request.');
  return Number(start);
}
