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
  const copy = copyOf(input);
  for (const { path } of problems) remove(copy, path);
  const refusedAsAWhole = problems.some(({ path }) => path.length === 0);
  return refusedAsAWhole || !isContainer(copy) ? {} : (copy as SalvagedConfig);
}

type Container = Record<PropertyKey, unknown>;

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isContainer(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]));
}

/** List elements become undefined rather than going away, so that the others keep their numbers. */
function remove(root: unknown, path: readonly PropertyKey[]): void {
  let holder = root;
  for (const part of path.slice(0, -1)) {
    if (!isContainer(holder)) return;
    holder = holder[part];
  }
  const last = path.at(-1);
  if (last === undefined || !isContainer(holder)) return;
  if (Array.isArray(holder)) holder[Number(last)] = undefined;
  else delete holder[last];
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
