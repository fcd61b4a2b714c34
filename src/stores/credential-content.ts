import { readFile } from 'node:fs/promises';
import type { SlipwayError } from '../errors/slipway-error.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** How a variable holds a key: itself, the path of its file, or codemagic's `@file:` and `@env:` in front of either. */
export type KeyForm = 'content' | 'path' | 'reference';

export interface KeyVariable {
  readonly name: string;
  readonly form: KeyForm;
  /** The error for a variable that cannot be used; it is given no secret. */
  readonly invalid: (name: string, why: string) => SlipwayError;
}

/** What the variable holds, names or refers to. Throws what `invalid` makes. */
export async function contentOf(env: Env, variable: KeyVariable): Promise<string> {
  const { name, form, invalid } = variable;
  const value = valueIn(env, name) ?? '';
  if (form === 'content') return value;
  if (form === 'path') return readKeyFile(value, variable);
  if (value.startsWith('@file:')) return readKeyFile(value.slice('@file:'.length), variable);
  if (!value.startsWith('@env:')) return value;
  const other = value.slice('@env:'.length);
  const content = env[other];
  if (content === undefined) throw invalid(name, `it refers to the variable ${other}, which is not set`);
  return content;
}

/** Undefined when the variable is not set, or empty. */
export function valueIn(env: Env, name: string): string | undefined {
  const value = (env[name] ?? '').trim();
  return value === '' ? undefined : value;
}

/** The JSON object in a text. The parser's message quotes the text, which may be a secret: it is left out on purpose. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

async function readKeyFile(path: string, { name, invalid }: KeyVariable): Promise<string> {
  // A person who pastes the key itself into a variable for a path must not find it in the error message.
  if (path.startsWith('{')) throw invalid(name, 'it holds JSON where the path of a key file belongs');
  if (path.startsWith('-----BEGIN'))
    throw invalid(name, 'it holds a key where the path of a key file belongs');
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw invalid(name, `the key file it names cannot be read (${code})`);
  }
}
