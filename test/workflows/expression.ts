/** What an expression may speak of: `github`, `inputs`, `secrets`, … and how the steps before it went. */
export interface Scope {
  readonly contexts: Readonly<Record<string, unknown>>;
  readonly failed: boolean;
}

type Token =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'word' | 'sign'; readonly text: string };

const pattern = /\s*(?:'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w-]*)|(\|\||&&|[=!<>]=|[!<>().,[\]]))/y;

const statusFunctions = /\b(always|success|failure|cancelled)\s*\(/;

/** The text with every `${{ }}` in it replaced by its value. Throws on what it does not understand. */
export function interpolate(text: unknown, scope: Scope): string {
  return asText(text).replace(/\$\{\{([\s\S]*?)\}\}/g, (_, expression: string) =>
    asText(evaluate(expression, scope)),
  );
}

/** Whether a step with this `if:` runs. Without a word about status it runs only while all is well. */
export function condition(text: unknown, scope: Scope): boolean {
  if (text === undefined) return !scope.failed;
  const bare = asText(text)
    .trim()
    .replace(/^\$\{\{([\s\S]*)\}\}$/, '$1');
  if (bare.includes('${{')) throw new Error(`unsupported condition: ${bare}`);
  const wanted = isTrue(evaluate(bare, scope));
  return statusFunctions.test(bare) ? wanted : wanted && !scope.failed;
}

/** The value of one expression, by GitHub's rules for operators and comparison. */
export function evaluate(expression: string, scope: Scope): unknown {
  const parser = new Parser(expression, scope);
  return parser.whole();
}

/** Parses and evaluates in one pass: both sides of `||` are evaluated, so nothing unsupported hides in one. */
class Parser {
  readonly #tokens: readonly Token[];
  readonly #expression: string;
  readonly #scope: Scope;
  #next = 0;

  constructor(expression: string, scope: Scope) {
    this.#expression = expression;
    this.#scope = scope;
    this.#tokens = tokens(expression);
  }

  whole(): unknown {
    const value = this.#or();
    if (this.#next < this.#tokens.length) throw this.#unsupported();
    return value;
  }

  #or(): unknown {
    let left = this.#and();
    while (this.#takes('||')) {
      const right = this.#and();
      left = isTrue(left) ? left : right;
    }
    return left;
  }

  #and(): unknown {
    let left = this.#comparison();
    while (this.#takes('&&')) {
      const right = this.#comparison();
      left = isTrue(left) ? right : left;
    }
    return left;
  }

  #comparison(): unknown {
    const left = this.#unary();
    if (this.#takes('==')) return same(left, this.#unary());
    if (this.#takes('!=')) return !same(left, this.#unary());
    return left;
  }

  #unary(): unknown {
    if (this.#takes('!')) return !isTrue(this.#unary());
    if (this.#takes('(')) {
      const value = this.#or();
      this.#expect(')');
      return value;
    }
    const token = this.#tokens[this.#next++];
    if (token?.kind === 'literal') return token.value;
    if (token?.kind !== 'word') throw this.#unsupported();
    return this.#takes('(') ? this.#call(token.text) : this.#lookUp(token.text);
  }

  #call(name: string): unknown {
    const values: unknown[] = [];
    while (!this.#takes(')')) {
      if (values.length > 0) this.#expect(',');
      values.push(this.#or());
    }
    const answer = callFunction(name, values, this.#scope);
    if (answer !== undefined) return answer;
    throw this.#unsupported();
  }

  #lookUp(name: string): unknown {
    if (name === 'true' || name === 'false') return name === 'true';
    if (name === 'null') return null;
    if (!Object.hasOwn(this.#scope.contexts, name)) throw this.#unsupported();
    let value: unknown = this.#scope.contexts[name];
    for (;;) {
      if (this.#takes('.')) {
        const key = this.#tokens[this.#next++];
        if (key?.kind !== 'word') throw this.#unsupported();
        value = property(value, key.text);
      } else if (this.#takes('[')) {
        value = property(value, asText(this.#or()));
        this.#expect(']');
      } else return value;
    }
  }

  #takes(sign: string): boolean {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.#next += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#takes(sign)) throw this.#unsupported();
  }

  #unsupported(): Error {
    return new Error(`unsupported expression: ${this.#expression.trim()}`);
  }
}

function callFunction(name: string, [first, second]: readonly unknown[], scope: Scope): boolean | undefined {
  const lower = (value: unknown) => asText(value).toLowerCase();
  switch (name) {
    case 'always':
      return true;
    case 'success':
      return !scope.failed;
    case 'failure':
      return scope.failed;
    case 'cancelled':
      return false;
    case 'startsWith':
      return lower(first).startsWith(lower(second));
    case 'endsWith':
      return lower(first).endsWith(lower(second));
    case 'contains':
      if (Array.isArray(first)) return first.some((item) => same(item, second));
      return lower(first).includes(lower(second));
    default:
      return undefined;
  }
}

function tokens(expression: string): readonly Token[] {
  const found: Token[] = [];
  const text = expression.trimEnd();
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) throw new Error(`unsupported expression: ${text.trim()} (at ${at})`);
    const [, quoted, number, word, sign] = match;
    if (quoted !== undefined) found.push({ kind: 'literal', value: quoted.replaceAll("''", "'") });
    else if (number !== undefined) found.push({ kind: 'literal', value: Number(number) });
    else if (word !== undefined) found.push({ kind: 'word', text: word });
    else found.push({ kind: 'sign', text: sign ?? '' });
  }
  return found;
}

/** A property nobody set is null, and becomes an empty text: that is how GitHub reads a missing secret. */
function property(value: unknown, key: string): unknown {
  if (value === null || typeof value !== 'object') return null;
  const name = Object.keys(value).find((candidate) => candidate.toLowerCase() === key.toLowerCase());
  return name === undefined ? null : (value as Readonly<Record<string, unknown>>)[name];
}

function isTrue(value: unknown): boolean {
  return !(value === undefined || value === null || value === false || value === 0 || value === '');
}

/** Texts are compared without regard to case; values of different types as numbers. */
function same(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string')
    return left.toLowerCase() === right.toLowerCase();
  if (typeof left === typeof right) return left === right;
  return asNumber(left) === asNumber(right);
}

function asNumber(value: unknown): number {
  return value === null || value === undefined ? 0 : Number(value);
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') throw new Error('unsupported expression: an object where a text is needed');
  return String(value);
}
