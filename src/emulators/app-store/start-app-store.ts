import type { Clock } from '../../clock/clock.ts';
import { publicAppleOrigin } from '../network/apple-hosts.ts';
import type { Answer } from '../serving/answer.ts';
import type { FaultPlan, RequestObserver, SeenRequest } from '../serving/faults.ts';
import { startLocalServer } from '../serving/local-server.ts';
import {
  type AppStoreContext,
  type AppStoreStorage,
  answerTo,
  UndescribedAnswer,
} from './app-store-service.ts';
import { createInspections } from './builds/inspections.ts';
import { type ReadUpload, readIpa } from './builds/read-ipa.ts';
import { type ConsoleChange, changeInConsole } from './console.ts';
import type { AppStoreState, Effect } from './model.ts';
import { timePassed } from './pass-time.ts';
import { callsPerHour, createRateLimit } from './rate-limit.ts';
import { refusalBody, refused, unexpected } from './refusal.ts';
import { createDeliveries } from './webhooks/deliveries.ts';

export interface AppStoreOptions {
  readonly state: AppStoreStorage;
  /** The store's time: reviews, phased releases, expiry, the hourly limit. Tokens and connections live in wall time. */
  readonly clock: Clock;
  /** How uploads are read; for real when left out. */
  readonly readUpload?: (file: string, nowMs: number) => Promise<ReadUpload>;
  /** Calls of one key in an hour of the store's clock; Apple's own number when left out. */
  readonly callsPerHour?: number;
  /** 0, the default: any free port. */
  readonly port?: number | undefined;
  readonly observer?: RequestObserver | undefined;
  readonly faults?: FaultPlan | undefined;
}

export interface LocalAppStore {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Every request since the start, in order of arrival. */
  readonly requests: () => readonly SeenRequest[];
  /** Requests that have come and whose answers have not left, uploads that are being read, and webhooks. */
  readonly inFlight: () => number;
  /** Everything that took effect, over all starts. */
  readonly effects: () => readonly Effect[];
  /** The state as it is by now. */
  readonly state: () => AppStoreState;
  /** What a person in App Store Connect does, or Apple. */
  readonly inConsole: (bundleId: string, change: ConsoleChange) => void;
  /** Breaks open connections; the state stays open. Throws what made an answer differ from Apple's document. */
  readonly close: () => Promise<void>;
}

/** Serves a local App Store Connect on 127.0.0.1. Throws EADDRINUSE when the port is taken. */
export async function startAppStore(options: AppStoreOptions): Promise<LocalAppStore> {
  const { state: storage, clock, port, observer, faults, readUpload = readIpa } = options;
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const inspections = createInspections({ storage, clock, read: readUpload, onFailure });
  const deliveries = createDeliveries({ storage, clock, onFailure });
  let origin = '';
  const context: AppStoreContext = {
    storage,
    clock,
    rateLimit: createRateLimit(options.callsPerHour ?? callsPerHour),
    inspections,
    deliveries,
    originFor: (host) => publicAppleOrigin(host) ?? origin,
  };
  const settle = () =>
    storage.update((state) => ({ state: timePassed(state, clock.now()), value: undefined }));
  const server = await startLocalServer({
    answer: async (incoming) => asJson(await answerTo(context, incoming)),
    ownFailure(error) {
      if (error instanceof UndescribedAnswer) onFailure(error);
      return { status: 500, body: ownFailureBody(error) };
    },
    refused,
    port,
    observer,
    faults,
  });
  origin = server.origin;
  inspections.look();
  return {
    ...server,
    inFlight: () => server.inFlight() + inspections.pending() + deliveries.pending(),
    effects: () => storage.read().effects,
    state() {
      settle();
      return storage.read();
    },
    inConsole(bundleId, change) {
      settle();
      const place = { bundleId, nowMs: clock.now() };
      storage.update((state) => ({ state: changeInConsole(state, place, change), value: undefined }));
      deliveries.look();
    },
    async close() {
      deliveries.stop();
      await server.close();
      await Promise.all([inspections.settled(), deliveries.settled()]);
      if (failures[0] !== undefined) throw failures[0];
    },
  };
}

/** Without a character set, as Apple says it: there are clients that compare the whole of it. */
function asJson(answer: Answer): Answer {
  if (typeof answer.body !== 'object') return answer;
  return { ...answer, headers: { 'content-type': 'application/json', ...answer.headers } };
}

function ownFailureBody(error: unknown): unknown {
  const detail = `An unexpected error occurred on the server side: ${error instanceof Error ? error.message : error}`;
  return refusalBody([unexpected(detail)], 0);
}
