/** Says whether a row is wanted, by the values of its dimensions. */
export type Filter = (value: (dimension: string) => string) => boolean;

/** The text is no filter, or names what cannot be filtered by. */
export class FilterProblem extends Error {}

/**
 * A filter as https://google.aip.dev/160 writes it, as far as the Reporting API understands it: equality of
 * dimensions, joined with AND and OR, of which OR binds closer. An empty filter lets everything pass.
 */
export function parseFilter(text: string, dimensions: readonly string[]): Filter {
  const tokens = [...text.matchAll(/\s*("(?:[^"\\]|\\.)*"|[()=]|[^\s()="]+|\S)/g)].map(
    ([, token]) => token ?? '',
  );
  if (tokens.length === 0) return () => true;
  const reader = { tokens, next: 0, dimensions };
  const filter = readAll(reader);
  if (reader.next < tokens.length) throw unexpected(reader);
  return filter;
}

interface Reader {
  readonly tokens: readonly string[];
  next: number;
  readonly dimensions: readonly string[];
}

function readAll(reader: Reader): Filter {
  const parts = [readAny(reader)];
  while (take(reader, 'AND')) parts.push(readAny(reader));
  return (value) => parts.every((part) => part(value));
}

function readAny(reader: Reader): Filter {
  const parts = [readOne(reader)];
  while (take(reader, 'OR')) parts.push(readOne(reader));
  return (value) => parts.some((part) => part(value));
}

function readOne(reader: Reader): Filter {
  if (take(reader, '(')) {
    const inner = readAll(reader);
    if (!take(reader, ')')) throw unexpected(reader);
    return inner;
  }
  const dimension = reader.tokens[reader.next] ?? '';
  if (!reader.dimensions.includes(dimension)) throw unexpected(reader);
  reader.next += 1;
  if (!take(reader, '=')) throw unexpected(reader);
  const wanted = reader.tokens[reader.next];
  if (wanted === undefined || /^[()=]$/.test(wanted) || wanted === '"') throw unexpected(reader);
  reader.next += 1;
  const literal = wanted.startsWith('"') ? wanted.slice(1, -1).replace(/\\(.)/g, '$1') : wanted;
  return (value) => value(dimension) === literal;
}

function take(reader: Reader, token: string): boolean {
  if (reader.tokens[reader.next] !== token) return false;
  reader.next += 1;
  return true;
}

function unexpected({ tokens, next }: Reader): FilterProblem {
  return new FilterProblem(tokens[next] === undefined ? 'it ends too early' : `unexpected "${tokens[next]}"`);
}
