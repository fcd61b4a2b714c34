import type { z } from 'zod';
import { closest } from '../text/closest.ts';
import { knownKeysAt } from './known-keys.ts';
import type { Problem } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** What zod has to say, in our words: a line per mistake, at the place where the mistake is. */
export function problemsOf(issues: readonly Issue[]): readonly Problem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, []));
}

function problemsOfIssue(issue: Issue, base: readonly PropertyKey[]): readonly Problem[] {
  const path = [...base, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, path) }));
    case 'invalid_key':
      return [{ path, message: issue.issues[0]?.message ?? issue.message }];
    case 'invalid_union':
      return problemsOfUnion(issue, path);
    default:
      return [{ path, message: messageOf(issue) }];
  }
}

/** A union fails in as many ways as it has members; the member that the value resembles is the one meant. */
function problemsOfUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  path: readonly PropertyKey[],
): readonly Problem[] {
  const meant = issue.errors.find((branch) => branch.some((nested) => reachesInside(nested)));
  if (meant !== undefined) return meant.flatMap((nested) => problemsOfIssue(nested, path));
  return [{ path, message: expectation(expectedBy(issue), inputOf(issue)) }];
}

/** A union told apart by a key points at the key, and hands over the object that holds it. */
function inputOf(issue: z.core.$ZodIssueInvalidUnion): unknown {
  if (!('discriminator' in issue) || issue.discriminator === undefined) return issue.input;
  return (issue.input as Readonly<Record<string, unknown>>)[issue.discriminator];
}

function reachesInside(issue: Issue): boolean {
  if (issue.path.length > 0) return true;
  if (issue.code === 'invalid_union') return issue.errors.flat().some((nested) => reachesInside(nested));
  return issue.code === 'unrecognized_keys' || issue.code === 'too_small';
}

function messageOf(issue: Issue): string {
  const expected = expectedBy(issue);
  if (expected.length > 0) return expectation(expected, issue.input);
  return issue.message.startsWith('is not')
    ? `${JSON.stringify(issue.input)} ${issue.message}`
    : issue.message;
}

const kinds: Readonly<Record<string, string>> = { object: 'an object', record: 'an object', array: 'a list' };

/** The kinds of value that would have been right. */
function expectedBy(issue: Issue): readonly string[] {
  switch (issue.code) {
    case 'invalid_type':
      return [kinds[issue.expected] ?? `a ${issue.expected}`];
    case 'invalid_value':
      return issue.values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value)));
    case 'invalid_union':
      return 'options' in issue && issue.options !== undefined
        ? issue.options.map((option) => `'${String(option)}'`)
        : [...new Set(issue.errors.flat().flatMap((nested) => expectedBy(nested)))];
    case 'custom':
      return issue.message === 'expected a function' ? ['a function'] : [];
    default:
      return [];
  }
}

function expectation(expected: readonly string[], input: unknown): string {
  if (input === undefined) return `is missing; must be ${orList(expected)}`;
  return `must be ${orList(expected)}, not ${shown(input)}`;
}

function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function shown(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function unknownKey(key: string, path: readonly PropertyKey[]): string {
  const known = knownKeysAt(path, key);
  const nearest = closest(key, known);
  return nearest === undefined
    ? `is not a known key; known here: ${known.join(', ')}`
    : `is not a known key; did you mean "${nearest}"?`;
}
