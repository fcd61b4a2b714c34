import { AnswerUnusable } from './errors.ts';

interface Paged {
  readonly data: readonly unknown[];
  readonly links?: { readonly next?: string };
}

export interface Pages {
  readonly origin: string;
  readonly first: () => Promise<unknown>;
  /** By path and query. */
  readonly next: (pathAndQuery: string) => Promise<unknown>;
}

/** Apple's next page is an absolute address, which the token goes to as well: it has to be of the same server. */
export async function* followPages({ origin, first, next }: Pages): AsyncGenerator<Paged, void, undefined> {
  const seen = new Set<string>();
  let page = pageOf(await first());
  yield page;
  for (let link = page.links?.next; link !== undefined; link = page.links?.next) {
    const url = URL.canParse(link, origin) ? new URL(link, origin) : undefined;
    if (url?.origin !== origin)
      throw new AnswerUnusable('The next page is on another server, so it was not asked for.');
    const pathAndQuery = `${url.pathname}${url.search}`;
    if (seen.has(pathAndQuery)) throw new AnswerUnusable('The pages go in a circle.');
    seen.add(pathAndQuery);
    page = pageOf(await next(pathAndQuery));
    yield page;
  }
}

function pageOf(answer: unknown): Paged {
  const data: unknown = Reflect.get(Object(answer), 'data');
  if (!Array.isArray(data)) throw new AnswerUnusable('An answer that should be a page holds no list.');
  return answer as Paged;
}
