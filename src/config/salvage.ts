import type { Problem } from './problem.ts';
import type { ConfigInput } from './schema.ts';

/** A value of which any part may be missing. */
export type Partially<T> = T extends (...args: never) => unknown
  ? T
  : T extends readonly (infer Element)[]
    ? readonly (Partially<Element> | undefined)[]
    : T extends object
      ? { readonly [Key in keyof T]?: Partially<T[Key]> | undefined }
      : T;

export type SalvagedConfig = Partially<ConfigInput>;

/**
 * What is left of a config after everything that zod refused was taken out, so that the rules can look at
 * the rest: one run lists every problem, instead of one kind after another.
 */
export function salvage(input: unknown, problems: readonly Problem[]): SalvagedConfig {
  const copy = withoutUndefined(input);
  for (const { path } of problems) remove(copy, path);
  const refusedAsAWhole = problems.some(({ path }) => path.length === 0);
  return refusedAsAWhole || !isContainer(copy) ? {} : (copy as SalvagedConfig);
}

/** A copy in which a key with the value undefined is a key that was not written. */
export function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (!isContainer(value)) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutUndefined(inner)]));
}

type Container = Record<PropertyKey, unknown>;

/** Refused values become undefined rather than going away: lists keep their numbers, and no rule calls them missing. */
function remove(root: unknown, path: readonly PropertyKey[]): void {
  let holder = root;
  for (const part of path.slice(0, -1)) {
    if (!isContainer(holder)) return;
    holder = holder[part];
  }
  const last = path.at(-1);
  if (last === undefined || !isContainer(holder)) return;
  holder[last] = undefined;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
