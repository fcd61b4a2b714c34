import type { ErrorObject } from 'ajv';
import type { Clock } from '../../clock/clock.ts';
import { type Answer, bodyOf } from '../serving/answer.ts';
import type { Incoming } from '../serving/local-server.ts';
import { forgetful, type StateStorage, StorageUnavailable } from '../serving/state-storage.ts';
import { type FoundOperation, findOperation, type Schema } from '../specs/open-api/document.ts';
import { violationsOf } from '../specs/open-api/validators.ts';
import { answerRead } from './answer-read.ts';
import { prepareCommit } from './assets/prepare-commit.ts';
import { isPartAddress, takePart } from './assets/take-part.ts';
import { authenticate, type Caller, requireGoodStanding } from './authenticate.ts';
import type { Inspections } from './builds/inspections.ts';
import { checkRequest, parsedBody } from './check-request.ts';
import type { AppStoreState } from './model.ts';
import { timePassed } from './pass-time.ts';
import { type Presenting, singleDocument } from './present.ts';
import type { RateLimit } from './rate-limit.ts';
import { readBody, visible } from './read-body.ts';
import { readQuery } from './read-query.ts';
import { AppStoreRefusal, forbidden, refusalBody, unavailable, unknownPath } from './refusal.ts';
import { resource } from './resources.ts';
import type { Deliveries } from './webhooks/deliveries.ts';
import type { WriteCall } from './write.ts';
import { writes } from './writes.ts';

export type AppStoreStorage = StateStorage<AppStoreState>;

/** Everything that an answer is made from. */
export interface AppStoreContext {
  readonly storage: AppStoreStorage;
  /** The store's time. Tokens live in wall time. */
  readonly clock: Clock;
  readonly rateLimit: RateLimit;
  readonly inspections: Inspections;
  readonly deliveries: Deliveries;
  /** The origin that a client came by, for the addresses in answers. */
  readonly originFor: (host: string | undefined) => string;
}

/** The answer to a request; refusals are answers too. Throws what is a bug of the local App Store Connect. */
export async function answerTo(context: AppStoreContext, incoming: Incoming): Promise<Answer> {
  const { http, known, midway, ignore } = incoming;
  const url = new URL(known.path, context.originFor(http.headers.host));
  try {
    if (isPartAddress(url.pathname)) {
      const { uploadsDir } = context.storage;
      const nowMs = context.clock.now();
      return await takePart({ state: context.storage.read(), nowMs, uploadsDir, http, url, midway, ignore });
    }
    const storage = ignore ? forgetful(context.storage) : context.storage;
    return await answerCaller({ ...context, storage }, incoming, url);
  } catch (error) {
    http.resume();
    return refusalAnswer(error, known.index);
  }
}

export function refusalAnswer(error: unknown, index: number): Answer {
  const refusal = error instanceof StorageUnavailable ? unavailable() : error;
  if (!(refusal instanceof AppStoreRefusal)) throw error;
  const answer = { status: refusal.errors[0].status, body: refusalBody(refusal.errors, index) };
  const violations = violationsOf('answer', errorSchema, answer.body);
  if (violations.length > 0)
    throw new UndescribedAnswer(`a refusal (${refusal.message})`, inWords(violations));
  return answer;
}

const errorSchema: Schema = { $ref: '#/components/schemas/ErrorResponse' };

async function answerCaller(context: AppStoreContext, { http, known }: Incoming, url: URL): Promise<Answer> {
  const { storage, clock, rateLimit } = context;
  const caller = authenticate(storage.read(), http.headers.authorization, Date.now());
  const { keyId } = caller.key;
  try {
    rateLimit.spend(keyId, clock.now());
    requireGoodStanding(caller);
    const found = findOperation(known.method, url.pathname);
    if (found === undefined) throw notServed(known.method, url.pathname);
    const body = parsedBody(await bodyOf(http));
    checkRequest(found.operation, url.searchParams, body);
    const answer = await answerOperation(context, { caller, found, url, body, method: known.method });
    assertDescribed(found, answer);
    return { ...answer, headers: rateLimit.header(keyId, clock.now()) };
  } catch (error) {
    const answer = refusalAnswer(error, known.index);
    return { ...answer, headers: rateLimit.header(keyId, clock.now()) };
  }
}

interface Call {
  readonly caller: Caller;
  readonly found: FoundOperation;
  readonly url: URL;
  readonly body: unknown;
  readonly method: string;
}

async function answerOperation(context: AppStoreContext, call: Call): Promise<Answer> {
  const { storage, clock, inspections, deliveries } = context;
  const { caller, found, url, method } = call;
  const [type = ''] = found.operation.segments;
  // Whoever asks about builds is told of the processing as far as it has come, whatever the machine's speed.
  if (/build/i.test(url.pathname)) await inspections.settled();
  storage.update((state) => ({ state: timePassed(state, clock.now()), value: undefined }));
  deliveries.look();
  if (url.pathname.endsWith('/deliveries')) await deliveries.settled();
  if (method === 'GET') {
    const body = answerRead(
      { operation: found.operation, team: caller.team.id, id: found.id },
      presentingOf(context, storage.read(), url),
    );
    return { status: 200, body };
  }
  const answer = await answerWrite(context, call);
  if (type === 'buildUploadFiles') inspections.look();
  deliveries.look();
  return answer;
}

async function answerWrite(
  context: AppStoreContext,
  { caller, found, url, body, method }: Call,
): Promise<Answer> {
  const { storage, clock } = context;
  const [type = '', , third, fourth] = found.operation.segments;
  const name = `${method} ${[type, fourth ?? third].filter((part) => part !== undefined).join('/')}`;
  const write = writes[name];
  if (write === undefined) throw unknownPath(url.pathname);
  const before = storage.read();
  const team = caller.team.id;
  if (found.id !== '') visible(before, team, { type, id: found.id });
  const call: WriteCall = {
    nowMs: clock.now(),
    team,
    id: found.id,
    ...readBody(body, before, team),
    found: {},
    origin: url.origin,
  };
  const isCommit = method === 'PATCH' && call.attributes.uploaded === true;
  const seen = isCommit
    ? await prepareCommit({ type, uploadsDir: storage.uploadsDir, state: before }, call)
    : {};
  const written = storage.update((state) => write(state, { ...call, found: seen }));
  if (written.status === 204) return { status: 204 };
  const state = storage.read();
  return {
    status: written.status,
    body: singleDocument(resource(state, written.ref), presentingOf(context, state, url)),
  };
}

function presentingOf({ clock }: AppStoreContext, state: AppStoreState, url: URL): Presenting {
  return { state, nowMs: clock.now(), origin: url.origin, self: url, query: readQuery(url.searchParams) };
}

function notServed(method: string, path: string): AppStoreRefusal {
  const others = ['GET', 'POST', 'PATCH', 'DELETE'].filter(
    (other) => findOperation(other, path) !== undefined,
  );
  if (others.length === 0) return unknownPath(path);
  const type = path.split('/')[2] ?? '';
  return forbidden(
    `The resource '${type}' does not allow '${method}'. Allowed operations are: ${others.join(', ')}`,
  );
}

/** Throws when the local App Store Connect itself answers with something that Apple never would: a bug of ours. */
function assertDescribed({ operation }: FoundOperation, { status, body }: Answer): void {
  const described = Object.hasOwn(operation.answers, String(status));
  const schema = operation.answers[String(status)];
  const violations = schema === undefined || body === undefined ? [] : violationsOf('answer', schema, body);
  if (described && violations.length === 0 && (schema === undefined) === (body === undefined)) return;
  throw new UndescribedAnswer(operation.name, described ? inWords(violations) : `status ${status}`);
}

function inWords(violations: readonly ErrorObject[]): string {
  return violations
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
    .join('; ');
}

/** The local App Store Connect answered with what Apple's document does not describe. */
export class UndescribedAnswer extends Error {
  constructor(name: string, why: string) {
    super(`The answer to ${name} is not as the document says: ${why}`);
    this.name = 'UndescribedAnswer';
  }
}
