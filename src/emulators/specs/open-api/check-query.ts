import type { Operation, Parameter, Schema } from './document.ts';
import { violationsOf } from './validators.ts';

/** One thing in the address of a request that Apple's document does not allow. */
export interface QueryViolation {
  readonly parameter: string;
  readonly kind: 'unknown' | 'invalid' | 'missing';
  readonly value: string;
}

export function checkQuery({ parameters }: Operation, query: URLSearchParams): readonly QueryViolation[] {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const given = [...query].flatMap(([name, value]): readonly QueryViolation[] => {
    const parameter = inQuery.find((one) => one.name === name) ?? undefined;
    if (parameter === undefined)
      return pagingNames.has(name) ? [] : [{ parameter: name, kind: 'unknown', value }];
    return fits(parameter, value) ? [] : [{ parameter: name, kind: 'invalid', value }];
  });
  const missing = inQuery
    .filter(({ name, required }) => required === true && !query.has(name))
    .map(({ name }): QueryViolation => ({ parameter: name, kind: 'missing', value: '' }));
  return [...given, ...missing];
}

/** In the links to further pages that Apple hands out, and in no document. */
const pagingNames: ReadonlySet<string> = new Set(['cursor']);

function fits({ schema }: Parameter, value: string): boolean {
  return violationsOf('request', schema, readAs(schema, value)).length === 0;
}

/** Lists are written with commas, numbers and booleans as their words. */
function readAs(schema: Schema, text: string): unknown {
  if (schema.type === 'array') return text.split(',').map((part) => readAs(schema.items ?? {}, part));
  if (schema.type === 'integer') return Number(text);
  if (schema.type === 'boolean') return text === 'true' || (text === 'false' ? false : text);
  return text;
}
