import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../clock/clock.ts';
import type { VitalsSource } from '../play-reporting/vitals.ts';
import type { Caller } from './edits.ts';
import type { AppSigning } from './generated-apks/app-signing.ts';
import { tokenOwner } from './issued-tokens.ts';
import type { Quota } from './quota.ts';
import { apiDisabled, scopeInsufficient, unauthenticated } from './refusal.ts';
import { publishingScope } from './scopes.ts';
import type { PlayStorage } from './storage.ts';
import type { UnreadableUpload, UploadedArtifact } from './uploaded-artifact.ts';
import type { Writers } from './writers.ts';

/** Reads an uploaded file; what cannot be read is an answer too. */
export type ReadUpload = (file: string) => Promise<UploadedArtifact | UnreadableUpload>;

/** Everything a handler may use. */
export interface PlayContext {
  readonly storage: PlayStorage;
  readonly clock: Clock;
  readonly vitals: VitalsSource;
  readonly readUpload: ReadUpload;
  readonly writers: Writers;
  readonly origin: () => string;
  /** Per account, in wall time: it is the callers that live by it, not the store. */
  readonly quota: Quota;
  /** Makes the APKs that Play delivers; without it the local Play delivers none. */
  readonly appSigning: AppSigning | undefined;
}

/** One request on its way through a handler. */
export interface PlayRequest {
  readonly play: PlayContext;
  readonly http: IncomingMessage;
  readonly url: URL;
  /** The parts of the path that the route names. */
  readonly part: (name: string) => string;
  /** To be awaited once, when part of an upload's bytes are stored. */
  readonly midway: () => Promise<void>;
}

/** The account behind the request's token, which has to be good for the API, and the app in its path. */
export function callerOf({ play, http, part }: PlayRequest, scope = publishingScope): Caller {
  const token = tokenOwner(play.storage.read(), http.headers.authorization, Date.now());
  if (token === undefined || token.email === '') throw unauthenticated();
  const { email, scopes } = token;
  if (!scopes.includes(scope)) throw scopeInsufficient();
  if (play.storage.read().accounts[email]?.apiDisabled) throw apiDisabled();
  play.quota.spend(email);
  return { email, applicationId: part('app'), nowMs: play.clock.now() };
}
