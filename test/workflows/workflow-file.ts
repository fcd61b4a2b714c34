import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface StepSource {
  readonly id?: string;
  readonly name?: string;
  readonly if?: unknown;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly 'working-directory'?: string;
  readonly 'continue-on-error'?: unknown;
}

export interface JobSource {
  readonly if?: unknown;
  readonly needs?: string | readonly string[];
  readonly env?: Readonly<Record<string, unknown>>;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly StepSource[];
}

interface InputSource {
  readonly type?: string;
  readonly required?: boolean;
  readonly default?: unknown;
  readonly options?: readonly string[];
}

export interface WorkflowSource {
  readonly name?: string;
  readonly on: unknown;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, JobSource>>;
}

export interface ActionSource {
  readonly inputs?: Readonly<Record<string, InputSource>>;
  readonly outputs?: Readonly<Record<string, { readonly value?: unknown }>>;
  readonly runs: { readonly using: string; readonly steps?: readonly StepSource[] };
}

export function readYaml<T>(path: string): T {
  return parse(readFileSync(path, 'utf8')) as T;
}

/**
 * The inputs as the form on GitHub would send them: defaults filled in, refused when one is unknown, missing
 * or no option of its list. Throws, too, when the workflow does not listen to the event at all.
 */
export function eventInputs(
  workflow: WorkflowSource,
  event: string,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const triggers = triggersOf(workflow.on);
  if (!Object.hasOwn(triggers, event)) throw new Error(`the workflow is not triggered by ${event}`);
  const declared =
    (triggers[event] as { inputs?: Readonly<Record<string, InputSource>> } | null)?.inputs ?? {};
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
  if (unknown.length > 0) throw new Error(`the workflow has no input ${unknown.join(', ')}`);
  return withDefaults(declared, given);
}

/** An action takes inputs in the same way, and ignores the ones it does not know. */
export function withDefaults(
  declared: Readonly<Record<string, InputSource>>,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(declared).map(([name, input]) => {
      const value = given[name] ?? input.default;
      if (value === undefined && input.required === true) throw new Error(`the input ${name} is required`);
      if (input.type === 'choice' && !input.options?.includes(String(value))) {
        throw new Error(`${String(value)} is not among the options of the input ${name}`);
      }
      return [name, value ?? (input.type === 'boolean' ? false : '')];
    }),
  );
}

function triggersOf(on: unknown): Readonly<Record<string, unknown>> {
  if (typeof on === 'string') return { [on]: null };
  if (Array.isArray(on)) return Object.fromEntries(on.map((name) => [String(name), null]));
  return (on ?? {}) as Readonly<Record<string, unknown>>;
}
