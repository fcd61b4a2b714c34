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
  return z.toJSONSchema(configInput, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      const { properties = {} } = jsonSchema;
      for (const [key, property] of Object.entries(properties)) {
        const description = descriptionOf(zodSchema, key);
        // A new object, because one schema may serve several keys.
        if (typeof property === 'object' && description !== undefined)
          properties[key] = { ...property, description };
      }
    },
  }) as JsonSchema;
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
