import type { Method } from './app-store-paths.ts';
import { type Json, type JsonObject, objectAt, objectOf, referencesIn, withoutProse } from './json.ts';
import { keptTypes, trimmedResource } from './resources.ts';
import { shareParameters } from './share-parameters.ts';

export interface OpenApiDerivation {
  readonly document: JsonObject;
  readonly sha256: string;
  /** By path, the methods that are kept. */
  readonly paths: Readonly<Record<string, readonly Method[]>>;
}

/**
 * Keeps of an OpenAPI document the calls that are listed and what they are made of, without a word that was written
 * for people. It stays an OpenAPI document: types are generated from it, and the emulator checks against it.
 */
export function deriveOpenApi({ document, sha256, paths }: OpenApiDerivation): JsonObject {
  const info = objectAt(document, 'info');
  const calls = Object.fromEntries(
    Object.entries(paths).map(([path, methods]) => [path, callsOf(document, path, methods)]),
  );
  const schemas = withoutProse(objectAt(document, 'components', 'schemas')) as Record<string, JsonObject>;
  const types = keptTypes(calls, schemas);
  const trimmed = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, trimmedResource(schema, types)]),
  );
  const shared = shareParameters(withoutForeignFields(calls, types));
  return {
    openapi: document.openapi ?? '3.0.1',
    info: { title: info.title ?? '', version: info.version ?? '', 'x-sha256': sha256 },
    servers: document.servers ?? [],
    paths: shared.paths,
    components: {
      parameters: shared.parameters,
      responses: { Refused: jsonContent('#/components/schemas/ErrorResponse') },
      schemas: reachable(trimmed, [shared.paths, '#/components/schemas/ErrorResponse']),
    },
  };
}

function callsOf(document: JsonObject, path: string, methods: readonly Method[]): JsonObject {
  const described = objectAt(document, 'paths', path);
  const parameters = described.parameters;
  return {
    ...(parameters !== undefined && { parameters: withoutProse(parameters) }),
    ...Object.fromEntries(methods.map((method) => [method, callOf(objectAt(described, method))])),
  };
}

/** All refusals have one shape, whatever their status, so they are told once. */
function callOf(described: JsonObject): JsonObject {
  const { parameters, requestBody } = described;
  const answers = Object.entries(objectAt(described, 'responses')).filter(([status]) => /^2/.test(status));
  return {
    ...(described.deprecated === true && { deprecated: true }),
    ...(parameters !== undefined && { parameters: withoutProse(parameters) }),
    ...(requestBody !== undefined && { requestBody: withoutProse(requestBody) }),
    responses: {
      ...Object.fromEntries(answers.map(([status, answer]) => [status, describedAnswer(answer)])),
      default: { $ref: '#/components/responses/Refused' },
    },
  };
}

/** OpenAPI demands a description of every response; an empty one is no prose. */
function describedAnswer(answer: Json): JsonObject {
  return { description: '', ...objectOf(withoutProse(answer)) };
}

function jsonContent(reference: string): JsonObject {
  return { description: '', content: { 'application/json': { schema: { $ref: reference } } } };
}

/** `fields[…]` of a type that no kept call answers with could never have an effect. */
function withoutForeignFields(calls: JsonObject, types: ReadonlySet<string>): JsonObject {
  const isKept = (parameter: Json) => {
    const type = /^fields\[(\w+)\]$/.exec(String(objectOf(parameter).name))?.[1];
    return type === undefined || types.has(type);
  };
  const change = (call: Json): Json => {
    if (Array.isArray(call)) return call;
    const { parameters, ...rest } = objectOf(call);
    return Array.isArray(parameters) ? { parameters: parameters.filter(isKept), ...rest } : objectOf(call);
  };
  return Object.fromEntries(
    Object.entries(calls).map(([path, methods]) => [
      path,
      Object.fromEntries(Object.entries(objectOf(methods)).map(([name, call]) => [name, change(call)])),
    ]),
  );
}

function reachable(schemas: Readonly<Record<string, JsonObject>>, roots: readonly Json[]): JsonObject {
  const names = new Set<string>();
  const visit = (value: Json): void => {
    for (const name of referencesIn(value)) {
      const schema = schemas[name];
      if (schema === undefined || names.has(name)) continue;
      names.add(name);
      visit(schema);
    }
  };
  roots.forEach(visit);
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => names.has(name)));
}
