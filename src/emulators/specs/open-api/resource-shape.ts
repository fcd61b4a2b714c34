import { type Schema, schemasOfDocument } from './document.ts';

/** What the document says of one type of resource, such as `appStoreVersions`. */
export interface ResourceShape {
  readonly attributes: readonly string[];
  readonly relationships: Readonly<Record<string, RelationshipShape>>;
}

export interface RelationshipShape {
  readonly arity: 'one' | 'many';
  /** Whether an answer may carry the ids of what is related, and not links alone. */
  readonly hasData: boolean;
  readonly hasLinks: boolean;
}

/** Undefined for a type that the document does not know. */
export function shapeOf(type: string): ResourceShape | undefined {
  memory ??= shapes();
  return memory.get(type);
}

let memory: ReadonlyMap<string, ResourceShape> | undefined;

function shapes(): ReadonlyMap<string, ResourceShape> {
  const found = new Map<string, ResourceShape>();
  for (const [name, schema] of Object.entries(schemasOfDocument())) {
    const { type, id, attributes, relationships } = schema.properties ?? {};
    const [typeName] = type?.enum ?? [];
    if (typeof typeName !== 'string' || id === undefined || /Request$/.test(name)) continue;
    // Inline schemas of requests and `…Linkage…` name a type too; the resource itself has links.
    if (schema.properties?.links === undefined) continue;
    found.set(typeName, {
      attributes: Object.keys(attributes?.properties ?? {}),
      relationships: Object.fromEntries(
        Object.entries(relationships?.properties ?? {}).map(([key, one]) => [key, relationshipOf(one)]),
      ),
    });
  }
  return found;
}

function relationshipOf({ properties = {} }: Schema): RelationshipShape {
  const { data, links } = properties;
  return {
    arity: data?.type === 'array' ? 'many' : 'one',
    hasData: data !== undefined,
    hasLinks: links !== undefined,
  };
}
