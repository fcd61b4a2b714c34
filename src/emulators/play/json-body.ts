import { bodyOf } from '../serving/answer.ts';
import type { PlayRequest } from './context.ts';

/** The JSON of a request that was held to the document already. `null` says that a field is not set. */
export async function jsonBody<Body extends object>({ http }: PlayRequest): Promise<Partial<Body>> {
  const text = await bodyOf(http);
  return text.trim() === '' ? {} : withoutNulls(JSON.parse(text));
}

export function withoutNulls<Body extends object>(body: Body): Partial<Body> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as Partial<Body>;
}
