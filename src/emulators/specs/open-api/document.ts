import document from '../app-store-connect.json' with { type: 'json' };

/** JSON Schema as OpenAPI 3.0 writes it, as far as Apple's document uses it. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly nullable?: boolean;
  readonly $ref?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly discriminator?: unknown;
  readonly additionalProperties?: boolean | Schema;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface DescribedOperation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

/** One request that Apple's document describes. */
export interface Operation {
  /** Such as `GET /v1/apps/{id}/appStoreVersions`. */
  readonly name: string;
  /** The part of the path after `/v1`, such as `['apps', '{id}', 'appStoreVersions']`. */
  readonly segments: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly request: Schema | undefined;
  /** Schema of the answer by its status; undefined for one without a body. */
  readonly answers: Readonly<Record<string, Schema | undefined>>;
}

export interface FoundOperation {
  readonly operation: Operation;
  /** The value of `{id}` in the path; empty when it has none. */
  readonly id: string;
}

/** The operation of App Store Connect that a request is for; undefined for what the document does not describe. */
export function findOperation(method: string, path: string): FoundOperation | undefined {
  for (const { operation, pattern } of compiled()) {
    const match = operation.name.startsWith(`${method} `) ? pattern.exec(path) : null;
    if (match !== null) return { operation, id: decodeURIComponent(match[1] ?? '') };
  }
  return undefined;
}

/** By name, such as `AppStoreVersion`. */
export function schemasOfDocument(): Readonly<Record<string, Schema>> {
  return document.components.schemas as unknown as Readonly<Record<string, Schema>>;
}

interface Compiled {
  readonly operation: Operation;
  readonly pattern: RegExp;
}

const methods = ['get', 'post', 'patch', 'delete'] as const;

let memory: readonly Compiled[] | undefined;

function compiled(): readonly Compiled[] {
  memory ??= Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const described = (item as Partial<Record<string, unknown>>)[method] as DescribedOperation | undefined;
      if (described === undefined) return [];
      const shared = ((item as { readonly parameters?: DescribedOperation['parameters'] }).parameters ??
        []) as NonNullable<DescribedOperation['parameters']>;
      return [
        {
          operation: operationOf(`${method.toUpperCase()} ${path}`, described, shared),
          pattern: new RegExp(`^${path.replace('{id}', '([^/]+)')}$`),
        },
      ];
    }),
  );
  return memory;
}

function operationOf(
  name: string,
  described: DescribedOperation,
  shared: NonNullable<DescribedOperation['parameters']>,
): Operation {
  return {
    name,
    segments: name.split('/').slice(2),
    parameters: [...shared, ...(described.parameters ?? [])].map(parameterOf),
    request: jsonSchema(described.requestBody),
    answers: Object.fromEntries(
      Object.entries(described.responses).map(([status, answer]) => [status, jsonSchema(answer)]),
    ),
  };
}

const parameters = document.components.parameters as unknown as Readonly<Record<string, Parameter>>;

function parameterOf(parameter: Parameter | { readonly $ref: string }): Parameter {
  if (!('$ref' in parameter)) return parameter;
  const name = parameter.$ref.split('/').at(-1) ?? '';
  const found = parameters[name];
  if (found === undefined) throw new Error(`Apple's document has no parameter ${name}.`);
  return found;
}

function jsonSchema(holder: Content | undefined): Schema | undefined {
  const [media] = Object.values(holder?.content ?? {});
  return media?.schema;
}
