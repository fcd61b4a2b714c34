export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** The object at a path of names; throws where the document has none, because then it is not the document it was. */
export function objectAt(root: JsonObject, ...names: readonly string[]): JsonObject {
  let found: Json | undefined = root;
  for (const name of names) {
    found = isObject(found) ? found[name] : undefined;
    if (!isObject(found)) throw new Error(`the document has no ${names.join(' › ')}`);
  }
  return root === found ? root : (found as JsonObject);
}

export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names of the schemas that a value refers to, as `$ref` or as a plain reference. */
export function referencesIn(value: Json): readonly string[] {
  if (typeof value === 'string') {
    const name = /^#\/components\/schemas\/([\w.-]+)$/.exec(value)?.[1];
    return name === undefined ? [] : [name];
  }
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  return Object.values(objectOf(value)).flatMap(referencesIn);
}

/** Titles, descriptions and examples are for people. Names of properties are kept, whatever they are called. */
export function withoutProse(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => !(prose.has(name) && typeof inner === 'string'))
      .map(([name, inner]) => [name, withoutProse(inner)]),
  );
}

const prose = new Set(['title', 'description', 'summary', 'example']);
