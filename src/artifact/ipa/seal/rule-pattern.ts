/**
 * The regular expressions of CodeResources come from the file under inspection, and JavaScript's own
 * engine can be kept busy for hours by a dozen characters. So they are matched here by following all
 * states at once, which takes time proportional to the length of the path, whatever the pattern.
 */
export interface RulePattern {
  /** Whether the pattern occurs in the text; POSIX extended syntax, as far as rules use it. */
  readonly test: (text: string) => boolean;
}

type Node =
  | { readonly kind: 'character'; readonly accepts: (character: string) => boolean }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'either'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly atLeast: 0 | 1; readonly isMany: boolean };

interface Cursor {
  readonly text: string;
  at: number;
}

/** Xcode's longest rule has thirty characters. */
const longestPattern = 256;

/** How much work matching may still take; each state of each character counts one. */
export interface Budget {
  steps: number;
}

/** The rules that Apple's tools write: known to be harmless, so the fast engine may have them. */
const common: ReadonlySet<string> = new Set([
  '^.*',
  '^.*\\.lproj/',
  '^.*\\.lproj/locversion.plist$',
  '^Base\\.lproj/',
  '^version.plist$',
  '^version\\.plist$',
  '^Info\\.plist$',
  '^PkgInfo$',
  '^embedded\\.provisionprofile$',
  '.*\\.dSYM($|/)',
  '^(.*/)?\\.DS_Store$',
  '^Resources/',
  '^Resources/.*\\.lproj/',
  '^Resources/Base\\.lproj/',
  '^Resources/.*\\.lproj/locversion.plist$',
  '^[^/]+$',
  '^(Frameworks|SharedFrameworks|PlugIns|Plug-ins|XPCServices|Helpers|MacOS|Library/(Automator|Spotlight|LoginItems))/',
]);

/**
 * undefined when the pattern is longer than any rule, or of a syntax that no rule has.
 * RangeError from `test` when the budget is spent.
 */
export function compileRule(pattern: string, budget: Budget): RulePattern | undefined {
  if (common.has(pattern)) {
    const trusted = new RegExp(pattern, 's');
    return { test: (text) => trusted.test(text) };
  }
  if (pattern.length > longestPattern) return undefined;
  const cursor = { text: pattern, at: 0 };
  const tree = parseEither(cursor, 0);
  if (tree === undefined || cursor.at < pattern.length) return undefined;
  const program: Instruction[] = [];
  emit(tree, program);
  program.push({ kind: 'match' });
  return { test: (text) => run(program, text, budget) };
}

function parseEither(cursor: Cursor, depth: number): Node | undefined {
  if (depth > 16) return undefined;
  const parts: Node[] = [];
  for (;;) {
    const part = parseSequence(cursor, depth);
    if (part === undefined) return undefined;
    parts.push(part);
    if (cursor.text[cursor.at] !== '|') return { kind: 'either', parts };
    cursor.at += 1;
  }
}

function parseSequence(cursor: Cursor, depth: number): Node | undefined {
  const parts: Node[] = [];
  for (;;) {
    const character = cursor.text[cursor.at];
    if (character === undefined || character === '|' || character === ')') return { kind: 'sequence', parts };
    const atom = parseAtom(cursor, depth);
    if (atom === undefined) return undefined;
    parts.push(repeated(atom, cursor));
  }
}

function parseAtom(cursor: Cursor, depth: number): Node | undefined {
  const character = cursor.text[cursor.at] as string;
  cursor.at += 1;
  switch (character) {
    case '^':
      return { kind: 'start' };
    case '$':
      return { kind: 'end' };
    case '.':
      return { kind: 'character', accepts: () => true };
    case '(': {
      const inner = parseEither(cursor, depth + 1);
      if (inner === undefined || cursor.text[cursor.at] !== ')') return undefined;
      cursor.at += 1;
      return inner;
    }
    case '[':
      return parseClass(cursor);
    case '\\': {
      const escaped = cursor.text[cursor.at];
      cursor.at += 1;
      // Letters behind a backslash are classes in some engines and themselves in others: no rule has them.
      return escaped === undefined || /[a-z0-9]/i.test(escaped) ? undefined : literal(escaped);
    }
    case '*':
    case '+':
    case '?':
    case '{':
      return undefined;
    default:
      return literal(character);
  }
}

function literal(wanted: string): Node {
  return { kind: 'character', accepts: (character) => character === wanted };
}

function parseClass(cursor: Cursor): Node | undefined {
  const end = cursor.text.indexOf(']', cursor.at + 2);
  if (end < 0) return undefined;
  const isNegated = cursor.text[cursor.at] === '^';
  const body = cursor.text.slice(cursor.at + (isNegated ? 1 : 0), end);
  if (body.includes('[')) return undefined;
  cursor.at = end + 1;
  const ranges = [...body.matchAll(/(.)-(.)|(.)/gs)].map(([, from, to, single]) => [
    from ?? single,
    to ?? single,
  ]);
  const isIn = (character: string) =>
    ranges.some(([from, to]) => character >= (from as string) && character <= (to as string));
  return { kind: 'character', accepts: (character) => isIn(character) !== isNegated };
}

function repeated(atom: Node, cursor: Cursor): Node {
  const mark = cursor.text[cursor.at];
  if (mark !== '*' && mark !== '+' && mark !== '?') return atom;
  cursor.at += 1;
  return { kind: 'repeat', part: atom, atLeast: mark === '+' ? 1 : 0, isMany: mark !== '?' };
}

type Instruction =
  | { readonly kind: 'character'; readonly accepts: (character: string) => boolean }
  | { readonly kind: 'start' | 'end' | 'match' }
  /** Goes on at both places. */
  | { readonly kind: 'split'; first: number; second: number };

function emit(node: Node, program: Instruction[]): void {
  switch (node.kind) {
    case 'sequence':
      for (const part of node.parts) emit(part, program);
      return;
    case 'either':
      emitEither(node.parts, program);
      return;
    case 'repeat':
      emitRepeat(node, program);
      return;
    default:
      program.push(node);
  }
}

function emitEither(parts: readonly Node[], program: Instruction[]): void {
  const jumps: { first: number; second: number }[] = [];
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1) {
      emit(part, program);
      continue;
    }
    const fork = { kind: 'split' as const, first: program.length + 1, second: 0 };
    program.push(fork);
    emit(part, program);
    const jump = { kind: 'split' as const, first: 0, second: 0 };
    program.push(jump);
    jumps.push(jump);
    fork.second = program.length;
  }
  for (const jump of jumps) jump.first = jump.second = program.length;
}

function emitRepeat(
  { part, atLeast, isMany }: Extract<Node, { kind: 'repeat' }>,
  program: Instruction[],
): void {
  const start = program.length;
  const fork = { kind: 'split' as const, first: start + 1, second: 0 };
  if (atLeast === 0) program.push(fork);
  emit(part, program);
  if (isMany) program.push({ kind: 'split', first: start, second: program.length + 1 });
  fork.second = program.length;
}

function run(program: readonly Instruction[], text: string, budget: Budget): boolean {
  const isAnchored = program[0]?.kind === 'start';
  let states = new Set<number>();
  for (let at = 0; at <= text.length; at += 1) {
    // A match may begin anywhere, so the first state is joined at each character.
    const mayBegin = at === 0 || !isAnchored;
    if (mayBegin && follow({ program, states, at, length: text.length }, 0)) return true;
    if (states.size === 0) return false;
    budget.steps -= states.size;
    if (budget.steps < 0) throw new RangeError('rules that take too long to match');
    const character = text[at];
    if (character === undefined) return false;
    const next = new Set<number>();
    for (const state of states) {
      const instruction = program[state];
      if (instruction?.kind !== 'character' || !instruction.accepts(character)) continue;
      if (follow({ program, states: next, at: at + 1, length: text.length }, state + 1)) return true;
    }
    states = next;
  }
  return false;
}

interface Following {
  readonly program: readonly Instruction[];
  readonly states: Set<number>;
  readonly at: number;
  readonly length: number;
}

/** Adds a state and all that are reached without a character; true when the match is complete. */
function follow({ program, states, at, length }: Following, first: number): boolean {
  const waiting = [first];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (states.has(state)) continue;
    states.add(state);
    const instruction = program[state];
    if (instruction?.kind === 'match') return true;
    if (instruction?.kind === 'split') waiting.push(instruction.first, instruction.second);
    if (instruction?.kind === 'start' && at === 0) waiting.push(state + 1);
    if (instruction?.kind === 'end' && at === length) waiting.push(state + 1);
  }
  return false;
}
