import type { ErrorObject } from 'ajv';
import { checkQuery, type QueryViolation } from '../specs/open-api/check-query.ts';
import type { Operation } from '../specs/open-api/document.ts';
import { violationsOf } from '../specs/open-api/validators.ts';
import { type AppleError, AppStoreRefusal } from './refusal.ts';

/** Refuses what Apple's document does not allow, in Apple's words, all of it at once. */
export function checkRequest(operation: Operation, query: URLSearchParams, body: unknown): void {
  refuse(checkQuery(operation, query).map(queryError));
  if (operation.request === undefined) return;
  if (typeof body !== 'object' || body === null) refuse([unreadable]);
  refuse(violationsOf('request', operation.request, body).flatMap(bodyErrors));
}

/** The JSON of a request; undefined when it has no body. Throws Apple's 400 for what is no JSON. */
export function parsedBody(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new AppStoreRefusal(unreadable);
  }
}

const unreadable: AppleError = {
  status: 400,
  code: 'ENTITY_INVALID',
  title: 'JSON processing failed',
  detail: 'The request body is not a valid JSON document.',
};

function refuse(errors: readonly AppleError[]): void {
  const [first, ...rest] = errors;
  if (first !== undefined) throw new AppStoreRefusal(first, ...rest);
}

function queryError({ parameter, kind, value }: QueryViolation): AppleError {
  const source = { parameter };
  if (kind === 'unknown') {
    const detail = `The parameter '${parameter}' can not be used with this request`;
    return {
      status: 400,
      code: 'PARAMETER_ERROR.ILLEGAL',
      title: 'A parameter can not be used with this request',
      detail,
      source,
    };
  }
  if (kind === 'missing') {
    const detail = `The parameter '${parameter}' is required but was not provided`;
    return {
      status: 400,
      code: 'PARAMETER_ERROR.REQUIRED',
      title: 'A required parameter is missing',
      detail,
      source,
    };
  }
  const detail = `'${value}' is not a valid value for the parameter '${parameter}'`;
  return {
    status: 400,
    code: 'PARAMETER_ERROR.INVALID',
    title: 'A parameter has an invalid value',
    detail,
    source,
  };
}

/** What a schema finds twice, as an alternative and as a whole, is told once. */
function bodyErrors({ keyword, instancePath, params, message }: ErrorObject): readonly AppleError[] {
  if (keyword === 'anyOf' || (keyword === 'type' && params.type === 'null')) return [];
  const name = String(params.missingProperty ?? params.additionalProperty ?? '');
  const pointer = name === '' ? instancePath : `${instancePath}/${name}`;
  const [, , part = '', member = ''] = pointer.split('/');
  const kind = kinds[keyword] ?? 'INVALID';
  return [bodyError({ part, member, kind, pointer, message: message ?? keyword })];
}

const kinds: Readonly<Record<string, string>> = {
  required: 'REQUIRED',
  additionalProperties: 'UNKNOWN',
  type: 'TYPE',
};

interface BodyProblem {
  readonly part: string;
  readonly member: string;
  readonly kind: string;
  readonly pointer: string;
  readonly message: string;
}

function bodyError({ part, member, kind, pointer, message }: BodyProblem): AppleError {
  const source = { pointer };
  if ((part !== 'attributes' && part !== 'relationships') || member === '') {
    const title = 'The request entity is not a valid request document object';
    return { status: 422, code: `ENTITY_UNPROCESSABLE`, title, detail: `${pointer} ${message}`, source };
  }
  const noun = part === 'attributes' ? 'attribute' : 'relationship';
  const [title, detail] = words(kind, noun, member);
  return {
    status: 409,
    code: `ENTITY_ERROR.${noun.toUpperCase()}.${kind}`,
    title,
    detail: detail ?? message,
    source,
  };
}

function words(kind: string, noun: string, member: string): readonly [title: string, detail?: string] {
  if (kind === 'REQUIRED') {
    return [
      `The provided entity is missing a required ${noun}`,
      `You must provide a value for the ${noun} '${member}' with this request`,
    ];
  }
  if (kind === 'UNKNOWN') {
    return [
      `The provided entity includes an unknown ${noun}`,
      `'${member}' is not a ${noun} on the resource`,
    ];
  }
  if (kind === 'TYPE') return [`The provided entity includes an ${noun} of the wrong type`];
  return [`The provided entity includes an ${noun} with an invalid value`];
}
