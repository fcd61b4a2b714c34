import { shapeOf } from '../specs/open-api/resource-shape.ts';
import type { AppStoreState, Attributes, Ref, Resource } from './model.ts';
import { AppStoreRefusal, notFound } from './refusal.ts';
import { lookedUp } from './resources.ts';

/** What a body that was held to the document says. */
export interface BodyParts {
  readonly attributes: Attributes;
  readonly one: Readonly<Record<string, string | null>>;
  readonly many: Readonly<Record<string, readonly string[]>>;
  /** What a request to a relationship names. */
  readonly linked: readonly Ref[];
}

interface Body {
  readonly data?: unknown;
}

interface ResourceBody {
  readonly attributes?: Attributes;
  readonly relationships?: Readonly<Record<string, { readonly data?: Ref | readonly Ref[] | null }>>;
}

/** Reads a body; throws when it names something that is not there, or that another team has. */
export function readBody(body: unknown, state: AppStoreState, team: string): BodyParts {
  const { data } = (body ?? {}) as Body;
  const isLinkage = Array.isArray(data) || (data !== null && typeof data === 'object' && isRef(data));
  if (isLinkage) {
    const linked = [data as Ref | readonly Ref[]].flat();
    for (const ref of linked) checkThere({ state, team }, ref, '/data');
    return { attributes: {}, one: {}, many: {}, linked };
  }
  const { attributes = {}, relationships = {} } = (data ?? {}) as ResourceBody;
  const one: Record<string, string | null> = {};
  const many: Record<string, readonly string[]> = {};
  for (const [name, { data: related }] of Object.entries(relationships)) {
    if (related === undefined) continue;
    for (const ref of [related ?? []].flat()) checkThere({ state, team }, ref, `/data/relationships/${name}`);
    if (Array.isArray(related)) many[name] = related.map(({ id }: Ref) => id);
    else one[name] = (related as Ref | null)?.id ?? null;
  }
  return { attributes, one, many, linked: [] };
}

/** Throws Apple's 404 for what a team does not see. */
export function visible(state: AppStoreState, team: string, ref: Ref): Resource {
  const found = lookedUp(state, ref);
  if (found === undefined || !isVisible(found, team)) throw notFound(ref);
  return found;
}

export function isVisible({ team: owner }: Resource, team: string): boolean {
  return owner === undefined || owner === team;
}

/** Type and id alone: of a relationship, and of a resource that says nothing. */
function isRef(data: object): boolean {
  return Object.keys(data).every((key) => key === 'type' || key === 'id');
}

interface Sight {
  readonly state: AppStoreState;
  readonly team: string;
}

function checkThere({ state, team }: Sight, ref: Ref, pointer: string): void {
  const found = lookedUp(state, ref);
  if (shapeOf(ref.type) !== undefined && found !== undefined && isVisible(found, team)) return;
  throw new AppStoreRefusal({
    status: 409,
    code: 'ENTITY_ERROR.RELATIONSHIP.INVALID',
    title: 'The provided entity includes a relationship with an invalid value',
    detail: `There is no resource of type '${ref.type}' with id '${ref.id}'`,
    source: { pointer },
  });
}
