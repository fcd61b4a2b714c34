import type { ApiSpec, Fields, MethodSpec, ValueSpec } from '../../src/emulators/specs/spec.ts';

/** Google's discovery format, as far as it is read here: https://developers.google.com/discovery/v1/reference */
export interface DiscoveryDocument extends DiscoveryResource {
  readonly id: string;
  readonly revision: string;
  readonly parameters: Readonly<Record<string, DiscoveryValue>>;
  readonly schemas: Readonly<Record<string, DiscoveryValue>>;
}

interface DiscoveryResource {
  readonly resources?: Readonly<Record<string, DiscoveryResource>>;
  readonly methods?: Readonly<Record<string, DiscoveryMethod>>;
}

interface DiscoveryMethod {
  readonly id: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly flatPath?: string;
  readonly parameters?: Readonly<Record<string, DiscoveryValue>>;
  readonly request?: { readonly $ref: string };
  readonly response?: { readonly $ref: string };
  readonly mediaUpload?: { readonly maxSize?: string };
}

interface DiscoveryValue {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly $ref?: string;
  readonly items?: DiscoveryValue;
  readonly additionalProperties?: DiscoveryValue;
  readonly properties?: Readonly<Record<string, DiscoveryValue>>;
  readonly location?: string;
  readonly repeated?: boolean;
  readonly required?: boolean;
  readonly description?: string;
}

/** What the typings of the npm package have beyond the document. */
export interface Newer {
  readonly from: string;
  readonly methods: ApiSpec['methods'];
  /** Query parameters that join a method of the document. */
  readonly queries: Readonly<Record<string, Fields>>;
  /** Whole schemas, or fields that join one of the document. */
  readonly schemas: ApiSpec['schemas'];
}

export interface Derivation {
  readonly document: DiscoveryDocument;
  readonly sha256: string;
  readonly newer: Newer;
}

/** Keeps of a discovery document what a machine can check, and nothing that was written for people. */
export function deriveSpec({ document, sha256, newer }: Derivation): ApiSpec {
  const { id, revision } = document;
  const schemas = mapped(document.schemas, (schema) => mapped(schema.properties ?? {}, specOf));
  const methods = Object.fromEntries(methodsOf(document).map((method) => [method.id, methodOf(method)]));
  return {
    source: { id, revision, sha256, newer: { from: newer.from, names: newNames(schemas, newer) } },
    parameters: mapped(document.parameters, specOf),
    methods: {
      ...mapped(methods, (method, name) => withQuery(method, newer.queries[name])),
      ...newer.methods,
    },
    schemas: { ...schemas, ...mapped(newer.schemas, (fields, name) => ({ ...schemas[name], ...fields })) },
  };
}

function newNames(schemas: ApiSpec['schemas'], newer: Newer): readonly string[] {
  const fieldsOf = ([name, fields]: [string, Fields]) =>
    Object.keys(fields).map((field) => `${name}.${field}`);
  const added = Object.entries(newer.schemas).flatMap((entry) =>
    schemas[entry[0]] === undefined ? [entry[0]] : fieldsOf(entry),
  );
  return [...Object.keys(newer.methods), ...Object.entries(newer.queries).flatMap(fieldsOf), ...added];
}

function withQuery(method: MethodSpec, query: Fields | undefined): MethodSpec {
  return query === undefined ? method : { ...method, query: { ...method.query, ...query } };
}

/** One line for each method and each schema, so that the difference between two revisions can be read. */
export function specText({ source, parameters, methods, schemas }: ApiSpec): string {
  const rows = (entries: Readonly<Record<string, unknown>>) =>
    Object.entries(entries)
      .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(',\n');
  return [
    '{',
    `  "source": ${JSON.stringify(source)},`,
    `  "parameters": {\n${rows(parameters)}\n  },`,
    `  "methods": {\n${rows(methods)}\n  },`,
    `  "schemas": {\n${rows(schemas)}\n  }`,
    '}\n',
  ].join('\n');
}

function methodsOf({ methods = {}, resources = {} }: DiscoveryResource): readonly DiscoveryMethod[] {
  return [...Object.values(methods), ...Object.values(resources).flatMap(methodsOf)];
}

function methodOf(method: DiscoveryMethod): MethodSpec {
  const parameters = Object.entries(method.parameters ?? {});
  const at = (location: string): Fields =>
    Object.fromEntries(
      parameters
        .filter(([, value]) => value.location === location)
        .map(([name, value]) => [name, specOf(value)]),
    );
  const parts = Object.entries(at('path')).filter(([, { format, enum: words }]) => format ?? words);
  const query = at('query');
  return {
    http: method.httpMethod,
    path: method.flatPath ?? method.path,
    ...(parts.length > 0 && { parts: Object.fromEntries(parts) }),
    ...(Object.keys(query).length > 0 && { query }),
    ...(method.request && { request: method.request.$ref }),
    ...(method.response && { response: method.response.$ref }),
    ...(method.mediaUpload && { uploadBytes: Number(method.mediaUpload.maxSize ?? 0) }),
  };
}

function specOf(value: DiscoveryValue): ValueSpec {
  return {
    ...(value.type && { type: value.type }),
    ...(value.format && { format: value.format }),
    ...(value.enum && { enum: value.enum }),
    ...(value.$ref && { ref: value.$ref }),
    ...(value.items && { items: specOf(value.items) }),
    ...(value.additionalProperties && { values: specOf(value.additionalProperties) }),
    ...(value.properties && { properties: mapped(value.properties, specOf) }),
    ...(value.repeated && { repeated: true }),
    ...(isRequired(value) && { required: true }),
  };
}

/** These documents mark required fields of a body in their prose only. */
function isRequired({ description = '', required, location }: DiscoveryValue): boolean {
  if (location !== undefined) return location === 'query' && required === true;
  return description.startsWith('Required.') && !/\bdefaults? to\b/i.test(description);
}

function mapped<From, To>(
  entries: Readonly<Record<string, From>>,
  change: (value: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, change(value, name)]));
}
