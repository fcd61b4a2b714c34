import { z } from 'zod';
import { configInput } from '../../src/config/schema.ts';
import { functionsOnly } from '../../src/config/values.ts';
import { descriptionOf } from './descriptions.ts';

export interface JsonSchema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** Everything a config may hold. Places that take a function are marked `x-functions-only`. */
export function fullSchema(): JsonSchema {
  const marked = z.toJSONSchema(configInput, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    // Only noted here: a schema that serves several keys may not be filled in yet.
    override: ({ zodSchema, jsonSchema }) => {
      const keys = Object.keys(jsonSchema.properties ?? {});
      const known = keys.map((key) => [key, descriptionOf(zodSchema, key)] as const);
      const texts = known.filter(([, text]) => text !== undefined);
      if (texts.length > 0) Object.assign(jsonSchema, { [noted]: Object.fromEntries(texts) });
    },
  });
  return withDescriptions(marked) as JsonSchema;
}

/** Under this key an object schema notes what its keys mean. */
const noted = 'x-descriptions';

function withDescriptions(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withDescriptions);
  if (typeof node !== 'object' || node === null) return node;
  const { [noted]: texts = {}, ...rest } = node as Readonly<Record<string, unknown>>;
  const described = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, withDescriptions(value)]),
  );
  if (typeof described.properties !== 'object' || described.properties === null) return described;
  const meanings = texts as Readonly<Record<string, string>>;
  const properties = Object.entries(described.properties).map(([key, property]) => {
    const description = meanings[key];
    return [key, description === undefined ? property : { ...property, description }] as const;
  });
  return { ...described, properties: Object.fromEntries(properties) };
}

/** The schema of a config written in JSON: what takes a function is left out, since JSON has none. */
export function jsonConfigSchema(): JsonSchema {
  return { title: 'slipway.config.json', ...(withoutFunctions(fullSchema()) as JsonSchema) } as JsonSchema;
}

function withoutFunctions(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((item) => !takesFunction(item)).map(withoutFunctions);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([, value]) => !takesFunction(value));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutFunctions(value)]));
}

function takesFunction(node: unknown): boolean {
  return typeof node === 'object' && node !== null && functionsOnly in node;
}
