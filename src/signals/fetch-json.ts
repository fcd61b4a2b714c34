import type { z } from 'zod';
import { Refused, Unintelligible } from './ask-signal.ts';

export interface JsonRequest<Answer> {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly schema: z.ZodType<Answer>;
  readonly timeout: AbortSignal;
}

export interface JsonAnswer<Answer> {
  readonly body: Answer;
  readonly headers: Headers;
}

/** A month of hours is far below it. */
const longestAnswer = 16 * 1024 * 1024;

/** One request of a source; anything but a 2xx with the promised JSON is an error. It follows no redirect with a token. */
export async function fetchJson<Answer>(request: JsonRequest<Answer>): Promise<JsonAnswer<Answer>> {
  const { url, method = 'GET', body, headers = {}, timeout } = request;
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: 'error',
    signal: timeout,
  });
  const text = await response.text();
  if (!response.ok)
    throw new Refused(`HTTP ${response.status} from ${new URL(url).host}: ${text.slice(0, 200)}`, {
      status: response.status,
    });
  return { body: parsed(text, request.schema), headers: response.headers };
}

/** JSON of a promised form. */
export function parsed<Answer>(text: string, schema: z.ZodType<Answer>): Answer {
  if (text.length > longestAnswer) throw new Unintelligible(`${text.length} characters`);
  const checked = schema.safeParse(jsonOf(text));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new Unintelligible(`${issue?.path.join('.') || 'the answer'}: ${issue?.message}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unintelligible(`no JSON: ${text.slice(0, 80)}`);
  }
}

/** The header that a token of the environment makes; none where the config names no variable. */
export function bearer(
  variable: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  if (variable === undefined) return {};
  const token = env[variable];
  if (token === undefined || token === '') throw new Refused(`${variable} is not set`);
  return { authorization: `Bearer ${token}` };
}
