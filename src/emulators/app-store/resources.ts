import { createHash } from 'node:crypto';
import type { AppStoreState, Attributes, Effect, Ref, Resource, Resources } from './model.ts';
import { notFound } from './refusal.ts';
import { territoryEntry } from './territories.ts';

export function resourcesOf(state: AppStoreState, type: string): Resources {
  return state.resources[type] ?? {};
}

export function allOf(state: AppStoreState, type: string): readonly Resource[] {
  return Object.values(resourcesOf(state, type));
}

/** Throws Apple's 404. */
export function resource(state: AppStoreState, { type, id }: Ref): Resource {
  const found = lookedUp(state, { type, id });
  if (found === undefined) throw notFound({ type, id });
  return found;
}

export function lookedUp(state: AppStoreState, { type, id }: Ref): Resource | undefined {
  if (type === 'territoryAvailabilities') return territoryEntry(state, id);
  return state.resources[type]?.[id];
}

/** Those of a type that name a resource in a relationship to one. */
export function childrenOf(
  state: AppStoreState,
  type: string,
  by: Readonly<Record<string, string>>,
): readonly Resource[] {
  const wanted = Object.entries(by);
  return allOf(state, type).filter(({ one }) => wanted.every(([name, id]) => one[name] === id));
}

export interface Draft {
  readonly type: string;
  readonly team?: string | undefined;
  readonly id?: string;
  readonly attributes?: Attributes;
  readonly one?: Readonly<Record<string, string | undefined>>;
  readonly many?: Readonly<Record<string, readonly string[]>>;
  readonly kept?: Attributes;
}

/** Adds a resource with a new id. */
export function added(
  state: AppStoreState,
  { type, team, attributes = {}, one = {}, many = {}, kept = {}, id = idOf(state.lastId + 1) }: Draft,
): { readonly state: AppStoreState; readonly value: Resource } {
  const value: Resource = {
    type,
    id,
    ...(team !== undefined && { team }),
    attributes,
    one: withoutUndefined(one),
    many,
    kept,
  };
  return { state: withResource({ ...state, lastId: state.lastId + 1 }, value), value };
}

/** What is to be different in a resource; what is not named stays. */
export interface Change {
  readonly attributes?: Attributes;
  /** Undefined takes the relationship away. */
  readonly one?: Readonly<Record<string, string | undefined>>;
  readonly many?: Readonly<Record<string, readonly string[]>>;
  readonly kept?: Attributes;
}

export function changed(
  state: AppStoreState,
  ref: Ref,
  { attributes, one, many, kept }: Change,
): AppStoreState {
  const before = resource(state, ref);
  return withResource(state, {
    ...before,
    attributes: { ...before.attributes, ...attributes },
    one: withoutUndefined({ ...before.one, ...one }),
    many: { ...before.many, ...many },
    kept: { ...before.kept, ...kept },
  });
}

export function removed(state: AppStoreState, { type, id }: Ref): AppStoreState {
  const { [id]: _, ...rest } = resourcesOf(state, type);
  return { ...state, resources: { ...state.resources, [type]: rest } };
}

export function withEffect(state: AppStoreState, effect: Effect): AppStoreState {
  return { ...state, effects: [...state.effects, effect] };
}

/** The text of an attribute, or of what is kept; empty when it is not set. */
export function text(holder: Attributes, name: string): string {
  const value = holder[name];
  return typeof value === 'string' ? value : '';
}

export function count(holder: Attributes, name: string): number {
  const value = holder[name];
  return typeof value === 'number' ? value : 0;
}

export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

function withResource(state: AppStoreState, value: Resource): AppStoreState {
  const ofType = { ...resourcesOf(state, value.type), [value.id]: value };
  return { ...state, resources: { ...state.resources, [value.type]: ofType } };
}

function withoutUndefined(
  one: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(one).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Ids look like Apple's, and are the same ones whenever the same requests come in the same order. */
function idOf(number: number): string {
  const hex = createHash('sha256').update(`resource ${number}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
