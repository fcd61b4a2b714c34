import { shapeOf } from '../specs/open-api/resource-shape.ts';
import type { AppStoreState, Ref, Resource } from './model.ts';
import { cursorAt, defaultIncludedLimit, type ReadQuery } from './read-query.ts';
import { relatedTo } from './relations.ts';
import { shownAttribute } from './shown-attributes.ts';

/** From what an answer is made. */
export interface Presenting {
  readonly state: AppStoreState;
  readonly nowMs: number;
  /** What links begin with: the origin that the client came by. */
  readonly origin: string;
  /** The request's own address. */
  readonly self: URL;
  readonly query: ReadQuery;
}

/** An answer about one resource; `data` is null where nothing is related. */
export function singleDocument(one: Resource | undefined, presenting: Presenting): object {
  const included = one === undefined ? [] : includedWith([one], presenting);
  return {
    data: one === undefined ? null : presented(one, presenting),
    ...(included.length > 0 && { included }),
    links: { self: presenting.self.href },
  };
}

/** A page of an answer about several. */
export function listDocument(all: readonly Resource[], presenting: Presenting): object {
  const { limit, offset } = presenting.query;
  const page = all.slice(offset, offset + limit);
  const included = includedWith(page, presenting);
  return {
    data: page.map((one) => presented(one, presenting)),
    ...(included.length > 0 && { included }),
    ...paged(all.length, presenting),
  };
}

/** The ids alone, of one or of a page of them. */
export function linkageDocument(
  related: readonly Resource[],
  presenting: Presenting & { readonly arity: 'one' | 'many' },
): object {
  const { limit, offset } = presenting.query;
  const [first] = related;
  if (presenting.arity === 'one') {
    return { data: first === undefined ? null : refOf(first), links: { self: presenting.self.href } };
  }
  return { data: related.slice(offset, offset + limit).map(refOf), ...paged(related.length, presenting) };
}

function paged(total: number, { self, query: { limit, offset } }: Presenting): object {
  const hasNext = offset + limit < total;
  const nextCursor = cursorAt(offset + limit);
  const next = new URL(self);
  next.searchParams.set('cursor', nextCursor);
  next.searchParams.set('limit', String(limit));
  return {
    links: { self: self.href, ...(hasNext && { next: next.href }) },
    meta: { paging: { total, limit, ...(hasNext && { nextCursor }) } },
  };
}

function includedWith(main: readonly Resource[], presenting: Presenting): readonly object[] {
  const known = new Set(main.map(keyOf));
  const found: object[] = [];
  for (const one of main) {
    for (const name of presenting.query.include) {
      for (const other of shownRelated(one, name, presenting)) {
        if (known.has(keyOf(other))) continue;
        known.add(keyOf(other));
        found.push(presented(other, { ...presenting, query: { ...presenting.query, include: [] } }));
      }
    }
  }
  return found;
}

function presented(one: Resource, presenting: Presenting): object {
  const { origin, query } = presenting;
  const shape = shapeOf(one.type) ?? { attributes: [], relationships: {} };
  const wanted = query.fields[one.type];
  const isWanted = (name: string) => wanted === undefined || wanted.includes(name);
  const attributes = shape.attributes
    .filter(isWanted)
    .map((name) => [name, shownAttribute(one, name, presenting) ?? null] as const);
  const relationships = Object.keys(shape.relationships)
    .filter(isWanted)
    .map((name) => [name, presentedRelationship(one, name, presenting)] as const)
    .filter(([, content]) => Object.keys(content).length > 0);
  return {
    ...refOf(one),
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
    ...(relationships.length > 0 && { relationships: Object.fromEntries(relationships) }),
    links: { self: addressOf(origin, one) },
  };
}

/** Links always; ids only of what the client wants to be included, as Apple does it. */
function presentedRelationship(one: Resource, name: string, presenting: Presenting): object {
  const { hasLinks = false, hasData = false, arity = 'one' } = shapeOf(one.type)?.relationships[name] ?? {};
  const address = addressOf(presenting.origin, one);
  const links = hasLinks && {
    links: { self: `${address}/relationships/${name}`, related: `${address}/${name}` },
  };
  if (!hasData || !presenting.query.include.includes(name)) return { ...links };
  const shown = shownRelated(one, name, presenting);
  const [first] = shown;
  if (arity === 'one') return { ...links, data: first === undefined ? null : refOf(first) };
  const total = relatedTo(presenting.state, one, name)?.length ?? 0;
  const limit = presenting.query.includedLimits[name] ?? defaultIncludedLimit;
  return { ...links, data: shown.map(refOf), meta: { paging: { total, limit } } };
}

function shownRelated(one: Resource, name: string, { state, query }: Presenting): readonly Resource[] {
  const related = relatedTo(state, one, name) ?? [];
  return related.slice(0, query.includedLimits[name] ?? defaultIncludedLimit);
}

function addressOf(origin: string, { type, id }: Ref): string {
  return `${origin}/${type === 'appAvailabilities' ? 'v2' : 'v1'}/${type}/${id}`;
}

function refOf({ type, id }: Ref): Ref {
  return { type, id };
}

function keyOf({ type, id }: Ref): string {
  return `${type} ${id}`;
}
