import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import {
  type AppStoreContext,
  type AppStoreStorage,
  answerTo,
} from '../../../src/emulators/app-store/app-store-service.ts';
import { createInspections } from '../../../src/emulators/app-store/builds/inspections.ts';
import { createRateLimit } from '../../../src/emulators/app-store/rate-limit.ts';
import type { Fault } from '../../../src/emulators/serving/faults.ts';

export const origin = 'http://127.0.0.1:1';

export type AnswerInProcess = (url: string, init: RequestInit, fault: Fault | undefined) => Promise<Response>;

/** The local App Store Connect without a network: the rules behind it and the client before it are the same. */
export function appStoreInProcess(storage: AppStoreStorage, clock: { now(): number }): AnswerInProcess {
  const context: AppStoreContext = {
    storage,
    clock,
    rateLimit: createRateLimit(Number.MAX_SAFE_INTEGER),
    inspections: createInspections({ storage, clock, read: noUpload, onFailure: fail }),
    deliveries: noWebhooks,
    originFor: () => origin,
  };
  let index = 0;
  return async (url, init, fault) => {
    if (fault?.kind === 'reset' && fault.when === 'received') throw broken();
    if (fault?.kind === 'answer') return new Response(String(fault.body ?? ''), { status: fault.status });
    index += 1;
    const { pathname, search } = new URL(url);
    const method = init.method ?? 'GET';
    const headers = Object.fromEntries(new Headers(init.headers));
    const sent = typeof init.body === 'string' ? [Buffer.from(init.body)] : [];
    const http = Object.assign(Readable.from(sent), { method, headers }) as unknown as IncomingMessage;
    const answer = await answerTo(context, {
      http,
      known: { method, path: pathname + search, index },
      midway: async () => undefined,
      ignore: fault?.kind === 'ignore',
    });
    if (fault?.kind === 'reset') throw broken();
    if (fault?.kind === 'lose-answer') return new Response('', { status: fault.status });
    const body = answer.status === 204 ? null : JSON.stringify(answer.body);
    return new Response(body, { status: answer.status, headers: { 'content-type': 'application/json' } });
  };
}

const noWebhooks: AppStoreContext['deliveries'] = {
  look: () => undefined,
  pending: () => 0,
  settled: async () => undefined,
  stop: () => undefined,
};

async function noUpload(): Promise<never> {
  throw new Error('a rollout uploads nothing');
}

function fail(error: unknown): never {
  throw error;
}

function broken(): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
}
