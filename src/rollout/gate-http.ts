import type { GateContext, HttpGate } from '../config/config-rollout.ts';
import type { GateDeps } from './gate-command.ts';

/** No gate needs more to answer with a verdict. */
const longestAnswer = 64 * 1024;

/** Posts the context as JSON and answers with the body of a 2xx; anything else is an error. */
export async function fetchGate(
  { url, tokenVariable }: HttpGate,
  context: GateContext,
  { env, timeout }: GateDeps & { readonly timeout: AbortSignal },
): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization(tokenVariable, env) },
    body: JSON.stringify(context),
    redirect: 'error',
    signal: timeout,
  });
  if (!response.ok) throw new Error(`HTTP ${response.status} from ${new URL(url).host}`);
  const text = await response.text();
  if (text.length > longestAnswer) throw new Error(`an answer of ${text.length} characters`);
  return text;
}

function authorization(variable: string | undefined, env: GateDeps['env']): Readonly<Record<string, string>> {
  if (variable === undefined) return {};
  const token = env[variable];
  if (token === undefined || token === '') throw new Error(`${variable} is not set`);
  return { authorization: `Bearer ${token}` };
}
