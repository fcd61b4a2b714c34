import { shapeOf } from '../specs/open-api/resource-shape.ts';
import type { AppStoreState, Resource } from './model.ts';
import type { ReadQuery } from './read-query.ts';
import { AppStoreRefusal } from './refusal.ts';
import { relatedTo } from './relations.ts';
import { shownAttribute } from './shown-attributes.ts';

export interface Selection {
  readonly state: AppStoreState;
  readonly nowMs: number;
}

/** The resources that fit a query's filters, in the order that it asks for. */
export function selected(
  all: readonly Resource[],
  { filters, exists, sort }: ReadQuery,
  selection: Selection,
): readonly Resource[] {
  const fits = all.filter(
    (one) =>
      Object.entries(filters).every(([path, wanted]) => isWanted(one, { path, wanted, selection })) &&
      Object.entries(exists).every(
        ([path, wanted]) => valuesAt(one, path.split('.'), selection).length > 0 === wanted,
      ),
  );
  return sort.length === 0 ? fits : fits.toSorted((a, b) => ordered(a, b, { sort, selection }));
}

interface Filter {
  readonly path: string;
  readonly wanted: readonly string[];
  readonly selection: Selection;
}

/** Times are asked for by ranges, everything else by its values. */
function isWanted(one: Resource, { path, wanted, selection }: Filter): boolean {
  const [, name = path, bound] = /^(.+)(GreaterThanOrEqualTo|LessThan)$/.exec(path) ?? [];
  const values = valuesAt(one, name.split('.'), selection);
  if (bound === undefined) return values.some((value) => wanted.includes(value));
  const limit = Date.parse(wanted[0] ?? '');
  return values.some((value) => Date.parse(value) < limit === (bound === 'LessThan'));
}

/** The texts of an attribute, the ids of a relationship, or what lies behind it. */
function valuesAt(one: Resource, path: readonly string[], selection: Selection): readonly string[] {
  const [name = '', ...rest] = path;
  if (name === 'id') return [one.id];
  const related = relatedTo(selection.state, one, name);
  if (related !== undefined) {
    return rest.length === 0
      ? related.map(({ id }) => id)
      : related.flatMap((other) => valuesAt(other, rest, selection));
  }
  if (shapeOf(one.type)?.attributes.includes(name) !== true) throw notServed(one.type, name);
  const value = shownAttribute(one, name, selection);
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

interface Ordering {
  readonly sort: readonly string[];
  readonly selection: Selection;
}

function ordered(a: Resource, b: Resource, { sort, selection }: Ordering): number {
  for (const key of sort) {
    const path = key.replace(/^-/, '').split('.');
    const [left = '', right = ''] = [a, b].map((one) => valuesAt(one, path, selection)[0] ?? '');
    // Numbers within a text count as such: build 10 comes after build 9.
    const order = left.localeCompare(right, 'en', { numeric: true });
    if (order !== 0) return key.startsWith('-') ? -order : order;
  }
  return 0;
}

function notServed(type: string, name: string): AppStoreRefusal {
  return new AppStoreRefusal({
    status: 400,
    code: 'PARAMETER_ERROR.ILLEGAL',
    title: 'A parameter can not be used with this request',
    detail: `The local App Store Connect chooses no ${type} by '${name}'.`,
  });
}
