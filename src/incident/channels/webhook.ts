import { setTimeout as wait } from 'node:timers/promises';
import type { Page, PageChannel } from '../page.ts';

export interface Webhook {
  readonly url: string;
  /** Sent as a bearer token. */
  readonly token: string | undefined;
}

const tries = 3;
const pauseMs = 500;

/** Posts the page as JSON. A server in trouble is asked again; a refusal is final. */
export function webhookChannel({ url, token }: Webhook): PageChannel {
  // Where the address ends, a secret often begins: only the host is ever said.
  const name = URL.canParse(url)
    ? `the webhook at ${new URL(url).host}`
    : 'a webhook without a valid address';
  return {
    name,
    async send(page, signal) {
      if (!URL.canParse(url)) throw new Error('its address is not one');
      for (let attempt = 1; ; attempt += 1) {
        const problem = await post({ url, token }, page, signal);
        if (problem === undefined) return;
        if (!problem.again || attempt >= tries) throw new Error(problem.message);
        await wait(pauseMs, undefined, { signal });
      }
    },
  };
}

interface Problem {
  readonly message: string;
  readonly again: boolean;
}

async function post({ url, token }: Webhook, page: Page, signal: AbortSignal): Promise<Problem | undefined> {
  try {
    const { ok, status } = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(page),
      // Followed, a redirection would carry token and page to somebody else.
      redirect: 'manual',
      signal,
    });
    return ok ? undefined : { message: `HTTP ${status}`, again: status >= 500 || status === 429 };
  } catch (error) {
    return { message: codeOf(error), again: !signal.aborted };
  }
}

/** `ECONNREFUSED`; the messages of a failed fetch quote addresses. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code: unknown = Reflect.get(Object(cause), 'code');
  return typeof code === 'string' ? code : 'it could not be reached';
}
