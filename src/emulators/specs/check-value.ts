import { scalarType } from './scalar-type.ts';
import type { ApiSpec, Fields, ValueSpec } from './spec.ts';
import {
  invalidValue,
  missingField,
  notRepeating,
  snakeCase,
  unknownField,
  type Violation,
} from './violation.ts';

/**
 * What JSON is held to. A request may leave out and may say `null` for that, and may write a number as a
 * string; an answer has to be exactly as Google writes it.
 */
export interface Rules {
  readonly schemas: ApiSpec['schemas'];
  readonly of: 'request' | 'answer';
}

interface Place {
  /** The message that holds the value, and the value's name in it. */
  readonly parent: string;
  readonly name: string;
}

/** Everything in a JSON object that its schema does not allow. */
export function checkMessage(
  rules: Rules,
  fields: Fields,
  { value, place }: { readonly value: unknown; readonly place: string },
): readonly Violation[] {
  if (!isObject(value)) return [invalidValue(place, value)];
  const found = Object.entries(value).flatMap(([name, inner]) => {
    const spec = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (spec === undefined) return [unknownField(name, place)];
    return checkValue(rules, spec, { value: inner, at: { parent: place, name } });
  });
  return [...found, ...(rules.of === 'request' ? missing(fields, value, place) : [])];
}

function missing(
  fields: Fields,
  value: Readonly<Record<string, unknown>>,
  place: string,
): readonly Violation[] {
  return Object.entries(fields)
    .filter(([name, { required }]) => required === true && (value[name] ?? undefined) === undefined)
    .map(([name]) => missingField(within({ parent: place, name })));
}

function checkValue(
  rules: Rules,
  spec: ValueSpec,
  { value, at }: { readonly value: unknown; readonly at: Place },
): readonly Violation[] {
  const place = within(at);
  if (value === null && rules.of === 'request') return [];
  if (spec.type === 'array') return checkArray(rules, spec, { value, place });
  if (Array.isArray(value) && spec.type !== 'any') return [notRepeating(at.name, at.parent)];
  if (spec.ref !== undefined) {
    return checkMessage(rules, rules.schemas[spec.ref] ?? {}, { value, place });
  }
  if (spec.type === 'object') return checkMap(rules, spec, { value, place });
  const typeName = scalarType(spec);
  return typeName.accepts(value, rules.of) ? [] : [invalidValue(place, value, typeName.name)];
}

function checkArray(
  rules: Rules,
  { items = {} }: ValueSpec,
  { value, place }: { readonly value: unknown; readonly place: string },
): readonly Violation[] {
  if (!Array.isArray(value)) return [invalidValue(place, value)];
  return value.flatMap((item, index) =>
    checkValue(rules, items, { value: item, at: { parent: '', name: `${place}[${index}]` } }),
  );
}

function checkMap(
  rules: Rules,
  { values, properties }: ValueSpec,
  { value, place }: { readonly value: unknown; readonly place: string },
): readonly Violation[] {
  if (properties !== undefined) return checkMessage(rules, properties, { value, place });
  if (!isObject(value)) return [invalidValue(place, value)];
  if (values === undefined) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    checkValue(rules, values, {
      value: inner,
      at: { parent: '', name: `${place}[${JSON.stringify(name)}]` },
    }),
  );
}

function within({ parent, name }: Place): string {
  return parent === '' ? snakeCase(name) : `${parent}.${snakeCase(name)}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
