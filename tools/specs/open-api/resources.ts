import { isObject, type Json, type JsonObject, objectOf, referencesIn } from './json.ts';

/** The types of the resources that the kept calls answer with: `apps`, `builds`, … */
export function keptTypes(
  calls: JsonObject,
  schemas: Readonly<Record<string, JsonObject>>,
): ReadonlySet<string> {
  const answers = responseSchemas(calls).map((name) => schemas[name]);
  const resources = answers.flatMap((schema) => dataSchemas(schema, schemas));
  return new Set(resources.flatMap((schema) => typesOf(schema)));
}

/**
 * A resource without its relations to types that nothing here speaks of, and an answer that includes none of those:
 * an app alone has forty relations, to Game Center, subscriptions and Xcode Cloud among others.
 */
export function trimmedResource(schema: JsonObject, types: ReadonlySet<string>): JsonObject {
  const properties = objectOf(schema.properties);
  const { included, relationships, ...others } = properties;
  if (properties.data !== undefined && !isObject(included)) return schema;
  const isResource = typesOf(schema).length > 0 && relationships !== undefined;
  return {
    ...schema,
    ...(Object.keys(properties).length > 0 && {
      properties: {
        ...others,
        ...(isObject(included) && withIncluded(included, types)),
        ...(relationships !== undefined && {
          relationships: isResource ? keptRelations(objectOf(relationships), types) : relationships,
        }),
      },
    }),
  };
}

function withIncluded(included: JsonObject, types: ReadonlySet<string>): JsonObject {
  const items = objectOf(included.items);
  const discriminator = objectOf(items.discriminator);
  const mapping = Object.entries(objectOf(discriminator.mapping)).filter(([type]) => types.has(type));
  if (items.oneOf === undefined) return { included };
  if (mapping.length === 0) return {};
  const oneOf = mapping.map(([, $ref]) => ({ $ref }));
  const told = { propertyName: 'type', mapping: Object.fromEntries(mapping) };
  return { included: { ...included, items: { oneOf, discriminator: told } } };
}

function keptRelations(relationships: JsonObject, types: ReadonlySet<string>): JsonObject {
  const relations = Object.entries(objectOf(relationships.properties));
  const isKept = ([, relation]: [string, Json]) => {
    const data = objectOf(objectOf(objectOf(relation).properties).data);
    const linked = typesOf(objectOf(data.items ?? data));
    return linked.length === 0 || linked.some((type) => types.has(type));
  };
  return { ...relationships, properties: Object.fromEntries(relations.filter(isKept)) };
}

function typesOf(schema: JsonObject): readonly string[] {
  const type = objectOf(objectOf(schema.properties).type);
  return Array.isArray(type.enum) ? type.enum.map(String) : [];
}

function responseSchemas(calls: JsonObject): readonly string[] {
  return Object.values(calls)
    .flatMap((methods) => Object.values(objectOf(methods)))
    .flatMap((call) => referencesIn(objectOf(objectOf(call).responses)));
}

function dataSchemas(
  schema: JsonObject | undefined,
  schemas: Readonly<Record<string, JsonObject>>,
): readonly JsonObject[] {
  const data = objectOf(objectOf(schema?.properties).data);
  return referencesIn(data)
    .map((name) => schemas[name])
    .filter((found) => found !== undefined);
}
