import type { Clock } from '../../clock/clock.ts';
import { publicOrigin } from '../network/google-hosts.ts';
import { recordedVitals } from '../play-reporting/recorded-vitals.ts';
import type { VitalsSource } from '../play-reporting/vitals.ts';
import type { Answer } from '../serving/answer.ts';
import type { Incoming } from '../serving/local-server.ts';
import { forgetful, StorageUnavailable } from '../serving/state-storage.ts';
import { type ConsoleChange, changeInConsole } from './console.ts';
import type { PlayContext, ReadUpload } from './context.ts';
import { assertDescribed, describedCall, refuseUndescribed, UndescribedAnswer } from './described.ts';
import type { AppSigning } from './generated-apks/app-signing.ts';
import type { Effect } from './model.ts';
import { callsPerMinute, createQuota } from './quota.ts';
import { notFound, PlayRefusal, refusalBody, unavailable, unimplemented } from './refusal.ts';
import { findRoute } from './routes.ts';
import type { PlayStorage } from './storage.ts';
import { createWriters } from './writers.ts';

export interface PlayServiceOptions {
  readonly state: PlayStorage;
  /** The store's time: edit expiry. Tokens and connections live in wall time. */
  readonly clock: Clock;
  readonly readUpload: ReadUpload;
  /** What the Reporting API knows of users; nothing when left out. */
  readonly vitals?: VitalsSource | undefined;
  /** Calls of one account in a minute of wall time; Google's own number when left out. */
  readonly quotaPerMinute?: number;
  readonly appSigning?: AppSigning;
}

/** A local Play without its server: whoever has a request may ask for the answer. */
export interface PlayService {
  readonly answer: (incoming: Incoming) => Promise<Answer>;
  /** What a client sees of a bug in `answer`. */
  readonly ownFailure: (error: unknown) => Answer;
  /** Uploads finalised, commits and Console changes that took effect, over all starts. */
  readonly effects: () => readonly Effect[];
  /** What a person in Play Console does. */
  readonly inConsole: (applicationId: string, change: ConsoleChange) => void;
  /** Throws what made an answer differ from the official document. */
  readonly assertDescribed: () => void;
}

/** `origin` is asked when it is needed: a server knows it only once it listens. */
export function openPlayService(options: PlayServiceOptions, origin: () => string): PlayService {
  const { state: storage, clock, readUpload, appSigning } = options;
  const vitals = options.vitals ?? recordedVitals(() => ({ hours: [] }));
  const undescribed: UndescribedAnswer[] = [];
  const quota = createQuota(options.quotaPerMinute ?? callsPerMinute);
  const play: PlayContext = {
    storage,
    clock,
    vitals,
    readUpload,
    writers: createWriters(),
    origin,
    quota,
    appSigning,
  };
  return {
    answer: (incoming) => answerTo(play, incoming),
    ownFailure(error) {
      if (error instanceof UndescribedAnswer) undescribed.push(error);
      return ownFailure(error);
    },
    effects: () => storage.read().effects,
    inConsole: (applicationId, change) =>
      storage.update((state) => ({
        state: changeInConsole(state, { applicationId, nowMs: clock.now() }, change),
        value: undefined,
      })),
    assertDescribed() {
      if (undescribed[0] !== undefined) throw undescribed[0];
    },
  };
}

async function answerTo(play: PlayContext, { http, known, midway, ignore }: Incoming): Promise<Answer> {
  // Addresses that go into answers are the ones the client came by: a public host, through the proxy.
  const url = new URL(known.path, publicOrigin(http.headers.host) ?? play.origin());
  const found = findRoute(known.method, url);
  const call = describedCall(known.method, url);
  try {
    if (call !== undefined) await refuseUndescribed(call, url, http);
    if (found === undefined)
      throw call === undefined ? notFound('Requested entity was not found.') : unimplemented(call.id);
    const part = (name: string) => decodeURIComponent(found.parts[name] ?? '');
    const remembering = ignore ? { ...play, storage: forgetful(play.storage) } : play;
    const answer = await found.handler({ play: remembering, http, url, part, midway });
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
function ownFailure(error: unknown): Answer {
  const message = `Internal error: ${error instanceof Error ? error.message : error}`;
  return { status: 500, body: { error: { code: 500, message, status: 'INTERNAL', errors: [] } } };
}
