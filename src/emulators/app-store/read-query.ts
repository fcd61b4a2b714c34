/** How a client wants resources to be chosen and shown. */
export interface ReadQuery {
  /** Values by path, such as `preReleaseVersion.version`. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly exists: Readonly<Record<string, boolean>>;
  /** Names of attributes, `-` before one that descends. */
  readonly sort: readonly string[];
  readonly include: readonly string[];
  /** Attributes and relationships to show, by type; all of a type that is not there. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** How many of what is included to show, by relationship. */
  readonly includedLimits: Readonly<Record<string, number>>;
  readonly limit: number;
  readonly offset: number;
}

/** Apple's numbers for a page, and for what a relationship shows of what is included. */
const defaultLimit = 50;
export const defaultIncludedLimit = 10;

/** Reads the query of a request that was held to the document. */
export function readQuery(query: URLSearchParams): ReadQuery {
  const named = (kind: string): readonly (readonly [string, string])[] =>
    [...query].flatMap(([name, value]) => {
      const found = new RegExp(`^${kind}\\[(.+)\\]$`).exec(name);
      return found === null ? [] : [[found[1] ?? '', value] as const];
    });
  const lists = (kind: string) =>
    Object.fromEntries(named(kind).map(([key, value]) => [key, value.split(',')]));
  const list = (name: string) => (query.get(name) ?? '').split(',').filter((part) => part !== '');
  return {
    filters: lists('filter'),
    exists: Object.fromEntries(named('exists').map(([key, value]) => [key, value === 'true'])),
    sort: list('sort'),
    include: list('include'),
    fields: lists('fields'),
    includedLimits: Object.fromEntries(named('limit').map(([key, value]) => [key, Number(value)])),
    limit: Number(query.get('limit') ?? defaultLimit),
    offset: offsetOf(query.get('cursor')),
  };
}

export function cursorAt(offset: number): string {
  return Buffer.from(JSON.stringify({ offset })).toString('base64url');
}

function offsetOf(cursor: string | null): number {
  if (cursor === null) return 0;
  try {
    const { offset } = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Number.isSafeInteger(offset) && offset > 0 ? offset : 0;
  } catch {
    return 0;
  }
}
