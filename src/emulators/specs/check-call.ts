import { checkMessage } from './check-value.ts';
import type { DescribedCall } from './find-method.ts';
import { scalarType } from './scalar-type.ts';
import type { ValueSpec } from './spec.ts';
import { invalidValue, missingField, snakeCase, unknownParameter, type Violation } from './violation.ts';

/** What the document does not allow in the address of a request. */
export function checkAddress(call: DescribedCall, query: URLSearchParams): readonly Violation[] {
  const { spec, method, parts } = call;
  const known = { ...standardParameters, ...spec.parameters, ...method.query };
  const inPath = Object.entries(method.parts ?? {}).flatMap(([name, part]) =>
    checkText(part, { name, text: parts[name] ?? '' }),
  );
  const inQuery = [...query].flatMap(([name, text]) => {
    const parameter = Object.hasOwn(known, name) ? known[name] : undefined;
    return parameter === undefined ? [unknownParameter(name)] : checkText(parameter, { name, text });
  });
  const missing = Object.entries(method.query ?? {})
    .filter(([name, { required }]) => required === true && !query.has(name))
    .map(([name]) => missingField(snakeCase(name)));
  return [...inPath, ...inQuery, ...missing];
}

/** What the document does not allow in a request's JSON. */
export function checkBody({ spec, method }: DescribedCall, body: unknown): readonly Violation[] {
  if (method.request === undefined) return [];
  const rules = { schemas: spec.schemas, of: 'request' } as const;
  const place = bodyPlace(method.request);
  return checkMessage(rules, spec.schemas[method.request] ?? {}, { value: body, place });
}

/** What the document does not allow in an answer's JSON. */
export function checkAnswer({ spec, method }: DescribedCall, body: unknown): readonly Violation[] {
  const rules = { schemas: spec.schemas, of: 'answer' } as const;
  const fields = method.response === undefined ? {} : (spec.schemas[method.response] ?? {});
  return checkMessage(rules, fields, { value: body, place: '' });
}

/** Accepted everywhere, though not every document lists them: old clients and upload sessions send them. */
const standardParameters: Readonly<Record<string, ValueSpec>> = {
  alt: { type: 'string' },
  bearer_token: { type: 'string' },
  pp: { type: 'boolean' },
  trace: { type: 'string' },
  uploadType: { type: 'string' },
  upload_id: { type: 'string' },
  upload_protocol: { type: 'string' },
  userIp: { type: 'string' },
  '$.xgafv': { type: 'string' },
};

/** A method whose body is a resource binds it to a field of that name; one with a request message does not. */
function bodyPlace(schema: string): string {
  const name = schema.replace(/^GooglePlayDeveloperReportingV1beta1/, '');
  return name.endsWith('Request') ? '' : snakeCase(name).replace(/^_/, '');
}

/** Values in an address are text: a boolean is a word there, a number its digits. */
function checkText(
  spec: ValueSpec,
  { name, text }: { readonly name: string; readonly text: string },
): readonly Violation[] {
  const type = scalarType(spec);
  const value = spec.type === 'boolean' ? booleans[text] : text;
  return type.accepts(value, 'request') ? [] : [invalidValue(snakeCase(name), text, type.name)];
}

const booleans: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };
