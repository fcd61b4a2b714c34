import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, send } from './answer.ts';
import type { Fault, FaultPlan, Moment, RequestObserver, SeenRequest } from './faults.ts';
import { closeNow, listenLocally } from './listen.ts';
import { refusedByGoogle } from './refused.ts';

/** One request on its way to whoever answers it. */
export interface Incoming {
  readonly http: IncomingMessage;
  readonly known: SeenRequest;
  /** To be awaited once, when part of an upload's bytes are stored. */
  readonly midway: () => Promise<void>;
  /** The answer is to be that of a success, and nothing is to be remembered. */
  readonly ignore: boolean;
}

export interface LocalServerOptions {
  readonly answer: (incoming: Incoming) => Promise<Answer>;
  /** What a client sees of a bug in `answer`. */
  readonly ownFailure: (error: unknown) => Answer;
  /** What a client sees of a fault that refuses; Google's words when left out. */
  readonly refused?: (status: number) => Answer;
  /** 0, the default: any free port. */
  readonly port?: number | undefined;
  readonly observer?: RequestObserver | undefined;
  readonly faults?: FaultPlan | undefined;
}

export interface LocalServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Every request since the start, in order of arrival. */
  readonly requests: () => readonly SeenRequest[];
  /** Requests that have come and whose answers have not left. */
  readonly inFlight: () => number;
  /** Breaks open connections. */
  readonly close: () => Promise<void>;
}

/** Serves a local store over HTTP on 127.0.0.1, with the faults of a plan. Throws EADDRINUSE. */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const seen: SeenRequest[] = [];
  let inFlight = 0;
  // Node ends a request after five minutes; a large upload over a slow line takes longer.
  const server = createServer({ requestTimeout: 0 }, (http, response) => {
    const known = { method: http.method ?? '', path: http.url ?? '', index: seen.length + 1 };
    seen.push(known);
    inFlight += 1;
    response.once('close', () => {
      inFlight -= 1;
    });
    serve(options, { http, known, response }).catch((error) => fail(response, options.ownFailure(error)));
  });
  const origin = await listenLocally(server, options.port ?? 0);
  return {
    origin,
    requests: () => [...seen],
    inFlight: () => inFlight,
    close: () => closeNow(server),
  };
}

interface Exchange {
  readonly http: IncomingMessage;
  readonly known: SeenRequest;
  readonly response: ServerResponse;
}

async function serve(options: LocalServerOptions, { http, known, response }: Exchange): Promise<void> {
  const faults = [options.faults?.(known) ?? []].flat();
  const told = new Set<Moment>();
  const reach = async (moment: Moment): Promise<void> => {
    if (told.has(moment)) return;
    told.add(moment);
    await options.observer?.(moment, known);
    if (!faults.some((fault) => fault.kind === 'reset' && fault.when === moment)) return;
    http.socket.resetAndDestroy();
    throw new BrokenOff();
  };
  await reach('received');
  await wait(of(faults, 'delay')?.delayMs ?? 0);
  const midway = () => reach('mid-body');
  const answer = await answerTo(options, { http, known, midway, faults });
  await reach('handled');
  const lost = of(faults, 'lose-answer');
  const { bytesPerSecond } = of(faults, 'trickle') ?? {};
  await send(response, lost === undefined ? answer : { status: lost.status, body: '' }, {
    midway,
    bytesPerSecond,
  });
}

interface Answering extends Omit<Incoming, 'ignore'> {
  readonly faults: readonly Fault[];
}

async function answerTo(options: LocalServerOptions, { faults, ...incoming }: Answering): Promise<Answer> {
  const instead = of(faults, 'answer');
  const refused = of(faults, 'refuse');
  if (instead === undefined && refused === undefined) {
    return options.answer({ ...incoming, ignore: of(faults, 'ignore') !== undefined });
  }
  incoming.http.resume();
  if (instead !== undefined) return { status: instead.status, body: instead.body };
  return (options.refused ?? refusedByGoogle)(refused?.status ?? 500);
}

/** The connection was broken on purpose; there is nobody left to answer. */
class BrokenOff extends Error {}

function fail(response: ServerResponse, { status, body }: Answer): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify(body));
}

function of<K extends Fault['kind']>(
  faults: readonly Fault[],
  kind: K,
): Extract<Fault, { readonly kind: K }> | undefined {
  return faults.find((fault): fault is Extract<Fault, { readonly kind: K }> => fault.kind === kind);
}
