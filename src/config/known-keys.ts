import { z } from 'zod';
import { configInput } from './schema.ts';

/**
 * The keys that are accepted at a place of the config, for suggestions after an unknown one. Where the place
 * takes several shapes, those that know the key cannot be the one that has refused it.
 */
export function knownKeysAt(path: readonly PropertyKey[], unknown: string): readonly string[] {
  let schemas: readonly z.core.$ZodType[] = [configInput];
  for (const part of path) schemas = schemas.flatMap((schema) => below(schema, part));
  const shapes = schemas.flatMap(variants).map(keysOf);
  return [...new Set(shapes.filter((keys) => !keys.includes(unknown)).flat())];
}

function below(schema: z.core.$ZodType, part: PropertyKey): readonly z.core.$ZodType[] {
  return variants(schema).flatMap((variant) => {
    if (variant instanceof z.ZodObject) return variant.shape[String(part)] ?? [];
    if (variant instanceof z.ZodRecord) return variant.valueType;
    if (variant instanceof z.ZodArray) return variant.element;
    return [];
  });
}

function keysOf(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum)
    return Object.values(schema.keyType.enum).map(String);
  return [];
}

function variants(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return variants(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => variants(option));
  return [schema];
}
