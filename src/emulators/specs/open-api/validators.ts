import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { type Schema, schemasOfDocument } from './document.ts';
import { formats } from './formats.ts';

/** What is held to the document: clients may set what it names, and answers may leave out or null what is not set. */
export type Side = 'request' | 'answer';

/** What a value violates of a schema of the document; nothing when it fits. */
export function violationsOf(side: Side, schema: Schema, value: unknown): readonly ErrorObject[] {
  const validate = validatorOf(side, schema);
  return validate(value) ? [] : (validate.errors ?? []);
}

const known: Readonly<Record<Side, WeakMap<Schema, ValidateFunction>>> = {
  request: new WeakMap(),
  answer: new WeakMap(),
};
const memory: Partial<Record<Side, Ajv>> = {};

function validatorOf(side: Side, schema: Schema): ValidateFunction {
  const found = known[side].get(schema) ?? ajvFor(side).compile(tightened(schema, side));
  known[side].set(schema, found);
  return found;
}

/** Both sides read the same schemas, and each is strict in its own way. */
function ajvFor(side: Side): Ajv {
  const ajv = memory[side] ?? newAjv(side);
  memory[side] = ajv;
  return ajv;
}

function newAjv(side: Side): Ajv {
  // Inlined, each of the answers would carry every resource anew, and take ten times as long to be compiled.
  const ajv = new Ajv({ allErrors: true, strict: false, inlineRefs: false, formats });
  for (const [name, schema] of Object.entries(schemasOfDocument())) {
    ajv.addSchema(tightened(schema, side), `#/components/schemas/${name}`);
  }
  return ajv;
}

/**
 * The document describes what Apple knows and forbids nothing beside it, while Apple refuses attributes that it
 * does not know, so every object is closed. Apple also answers null for what is not set, which the document does
 * not say: attributes and relationships of an answer may be null.
 */
function tightened(schema: Schema, side: Side, mayBeNull = false): object {
  const { nullable, discriminator: _, ...rest } = schema;
  const inner = {
    ...rest,
    ...(schema.items && { items: tightened(schema.items, side) }),
    ...(schema.oneOf && { oneOf: schema.oneOf.map((one) => tightened(one, side)) }),
    ...(typeof schema.additionalProperties === 'object' && {
      additionalProperties: tightened(schema.additionalProperties, side),
    }),
    ...(schema.properties && {
      properties: propertiesOf(schema.properties, side),
      additionalProperties: schema.additionalProperties ?? false,
    }),
  };
  return nullable === true || mayBeNull ? { anyOf: [{ type: 'null' }, inner] } : inner;
}

function propertiesOf(properties: Readonly<Record<string, Schema>>, side: Side): object {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      if (side === 'answer' && name === 'data') return [name, tightened(schema, side, true)];
      if (side === 'request' || name !== 'attributes') return [name, tightened(schema, side)];
      const inner = Object.entries(schema.properties ?? {}).map(([key, attribute]) => [
        key,
        tightened(attribute, side, true),
      ]);
      return [name, { type: 'object', properties: Object.fromEntries(inner), additionalProperties: false }];
    }),
  );
}
