import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../clock/clock.ts';
import { publicOrigin } from '../network/google-hosts.ts';
import { type Answer, send } from './answer.ts';
import { type ConsoleChange, changeInConsole } from './console.ts';
import type { PlayContext, ReadUpload } from './context.ts';
import { assertDescribed, describedCall, refuseUndescribed, UndescribedAnswer } from './described.ts';
import type { Fault, FaultPlan, PlayObserver, SeenRequest } from './hooks.ts';
import type { Effect } from './model.ts';
import { callsPerMinute, createQuota } from './quota.ts';
import { notFound, PlayRefusal, refusalBody, unavailable, unimplemented } from './refusal.ts';
import { findRoute } from './routes.ts';
import { type PlayStorage, StorageUnavailable } from './storage.ts';

export interface PlayOptions {
  readonly state: PlayStorage;
  /** The store's time: edit expiry. Tokens and connections live in wall time. */
  readonly clock: Clock;
  readonly readUpload: ReadUpload;
  /** 0, the default: any free port. */
  readonly port?: number;
  readonly observer?: PlayObserver;
  readonly faults?: FaultPlan;
  /** Calls of one account in a minute of wall time; Google's own number when left out. */
  readonly quotaPerMinute?: number;
}

export interface LocalPlay {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Every request since the start, in order of arrival. */
  readonly requests: () => readonly SeenRequest[];
  /** Uploads finalised, commits and Console changes that took effect, over all starts. */
  readonly effects: () => readonly Effect[];
  /** What a person in Play Console does. */
  readonly inConsole: (applicationId: string, change: ConsoleChange) => void;
  /** Breaks open connections; the state stays open. Throws what made an answer differ from the official document. */
  readonly close: () => Promise<void>;
}

/** Serves a local Play on 127.0.0.1. Throws EADDRINUSE when the port is taken. */
export async function startPlay(options: PlayOptions): Promise<LocalPlay> {
  const { state: storage, clock, readUpload } = options;
  const seen: SeenRequest[] = [];
  const undescribed: UndescribedAnswer[] = [];
  let origin = '';
  const quota = createQuota(options.quotaPerMinute ?? callsPerMinute);
  const play: PlayContext = { storage, clock, readUpload, origin: () => origin, quota };
  const server = createServer((request, response) => {
    const known = { method: request.method ?? '', path: request.url ?? '', index: seen.length + 1 };
    seen.push(known);
    serve({ play, options, known }, request, response).catch((error) => {
      if (error instanceof UndescribedAnswer) undescribed.push(error);
      ownFailure(error, response);
    });
  });
  origin = await listen(server, options.port ?? 0);
  return {
    origin,
    requests: () => [...seen],
    effects: () => storage.read().effects,
    inConsole: (applicationId, change) =>
      storage.update((state) => ({
        state: changeInConsole(state, { applicationId, nowMs: clock.now() }, change),
        value: undefined,
      })),
    async close() {
      await close(server);
      if (undescribed[0] !== undefined) throw undescribed[0];
    },
  };
}

interface Serving {
  readonly play: PlayContext;
  readonly options: PlayOptions;
  readonly known: SeenRequest;
}

async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { options, known } = serving;
  const tell = async (moment: 'received' | 'mid-body' | 'handled') => options.observer?.(moment, known);
  await tell('received');
  const fault = options.faults?.(known);
  if (fault?.kind === 'reset' && fault.when === 'received') return breakOff(request);
  let told = false;
  const midway = async () => {
    if (told) return;
    told = true;
    await tell('mid-body');
  };
  const answer = await answerTo({ ...serving, fault, midway }, request);
  await tell('handled');
  if (fault?.kind === 'reset') return breakOff(request);
  await send(response, fault?.kind === 'lose-answer' ? { status: fault.status, body: '' } : answer, midway);
}

interface Answering extends Serving {
  readonly fault: Fault | undefined;
  readonly midway: () => Promise<void>;
}

async function answerTo({ play, known, fault, midway }: Answering, http: IncomingMessage): Promise<Answer> {
  if (fault?.kind === 'answer') {
    http.resume();
    return { status: fault.status, body: fault.body };
  }
  // Addresses that go into answers are the ones the client came by: a public host, through the proxy.
  const url = new URL(known.path, publicOrigin(http.headers.host) ?? play.origin());
  const found = findRoute(known.method, url.pathname);
  const call = describedCall(known.method, url);
  try {
    if (call !== undefined) await refuseUndescribed(call, url, http);
    if (found === undefined)
      throw call === undefined ? notFound('Requested entity was not found.') : unimplemented(call.id);
    const part = (name: string) => decodeURIComponent(found.parts[name] ?? '');
    const answer = await found.handler({ play, http, url, part, fault, midway });
    if (call !== undefined) assertDescribed(call, answer);
    return answer;
  } catch (error) {
    const refusal = error instanceof StorageUnavailable ? unavailable() : error;
    if (!(refusal instanceof PlayRefusal)) throw error;
    http.resume();
    return { status: refusal.details.code, body: refusalBody(refusal.details) };
  }
}

/** A bug of the local Play, or a client that hung up. Google's own bugs look the same. */
function ownFailure(error: unknown, response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();
  const message = `Internal error: ${error instanceof Error ? error.message : error}`;
  response.writeHead(500, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify({ error: { code: 500, message, status: 'INTERNAL', errors: [] } }));
}

function breakOff(request: IncomingMessage): void {
  request.socket.resetAndDestroy();
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
