import type { FaultPlan, RequestObserver, SeenRequest } from '../serving/faults.ts';
import { startLocalServer } from '../serving/local-server.ts';
import { openPlayService, type PlayService, type PlayServiceOptions } from './play-service.ts';

export interface PlayOptions extends PlayServiceOptions {
  /** 0, the default: any free port. */
  readonly port?: number;
  readonly observer?: RequestObserver;
  readonly faults?: FaultPlan | undefined;
}

export interface LocalPlay extends Pick<PlayService, 'effects' | 'inConsole'> {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Every request since the start, in order of arrival. */
  readonly requests: () => readonly SeenRequest[];
  /** Requests that have come and whose answers have not left. */
  readonly inFlight: () => number;
  /** Breaks open connections; the state stays open. Throws what made an answer differ from the official document. */
  readonly close: () => Promise<void>;
}

/** Serves a local Play on 127.0.0.1. Throws EADDRINUSE when the port is taken. */
export async function startPlay(options: PlayOptions): Promise<LocalPlay> {
  const { port, observer, faults } = options;
  let origin = '';
  const service = openPlayService(options, () => origin);
  const { answer, ownFailure, effects, inConsole, assertDescribed } = service;
  const server = await startLocalServer({ answer, ownFailure, port, observer, faults });
  origin = server.origin;
  return {
    ...server,
    effects,
    inConsole,
    async close() {
      await server.close();
      assertDescribed();
    },
  };
}
