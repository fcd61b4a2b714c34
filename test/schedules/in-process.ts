import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { PlayService } from '../../src/emulators/play/play-service.ts';
import type { Answer } from '../../src/emulators/serving/answer.ts';
import type { Fault } from '../../src/emulators/serving/faults.ts';
import { SlipwayError } from '../../src/errors/slipway-error.ts';
import { refusalError } from '../../src/stores/google-play/errors.ts';
import type { PlayApi, Transport } from '../../src/stores/google-play/transport.ts';

/** One request, as far as its fate depends on it. */
export interface Call {
  readonly method: string;
  readonly path: string;
}

/** What happens around each request: turns, faults, and somebody who looks at what it changed. */
export type Around = <T>(call: Call, send: (fault: Fault | undefined) => Promise<T>) => Promise<T>;

/**
 * The local Play without a network and without Google's client, which together take nine tenths of the time: the
 * rules behind it and the adapter before it are the same.
 */
export function inProcessTransport(play: PlayService, token: string, around: Around): Transport {
  async function ask(method: string, path: string, body?: unknown): Promise<{ readonly data: never }> {
    const answer = await around({ method, path }, (fault) =>
      answered(play, { method, path, body, token }, fault),
    );
    if (answer.status < 300) return { data: answer.body as never };
    throw refusalError({ status: answer.status, body: answer.body });
  }
  return {
    origin: 'in this process',
    call: async (request) => (await request(apiOver(ask))).data,
    send: nothingElse,
    stream: nothingElse,
  };
}

async function nothingElse(): Promise<never> {
  throw new Error('a rollout neither uploads nor downloads');
}

type Ask = (method: string, path: string, body?: unknown) => Promise<{ readonly data: never }>;

interface Named {
  readonly packageName: string;
  readonly editId?: string;
  readonly track?: string;
}

/** The calls that the adapter makes of a rollout, as Google's client would send them. */
function apiOver(ask: Ask): PlayApi {
  const base = '/androidpublisher/v3/applications';
  const edit = ({ packageName, editId }: Named) => `${base}/${packageName}/edits/${editId}`;
  const track = (named: Named) => `${edit(named)}/tracks/${named.track}`;
  const edits = {
    insert: ({ packageName }: Named) => ask('POST', `${base}/${packageName}/edits`, {}),
    get: (named: Named) => ask('GET', edit(named)),
    delete: (named: Named) => ask('DELETE', edit(named)),
    validate: (named: Named) => ask('POST', `${edit(named)}:validate`),
    commit: ({ packageName, editId, ...query }: Named) =>
      ask(
        'POST',
        `${edit({ packageName, ...(editId && { editId }) })}:commit?${new URLSearchParams(query as Record<string, string>)}`,
      ),
    tracks: {
      list: (named: Named) => ask('GET', `${edit(named)}/tracks`),
      get: (named: Named) => ask('GET', track(named)),
      update: ({ requestBody, ...named }: Named & { readonly requestBody: unknown }) =>
        ask('PUT', track(named), requestBody),
    },
  };
  const releases = {
    list: ({ parent }: { readonly parent: string }) => ask('GET', `/androidpublisher/v3/${parent}/releases`),
  };
  return { edits, applications: { tracks: { releases } } } as unknown as PlayApi;
}

interface Request extends Call {
  readonly body: unknown;
  readonly token: string;
}

let index = 0;

async function answered(play: PlayService, request: Request, fault: Fault | undefined): Promise<Answer> {
  const { method, path, body, token } = request;
  if (fault?.kind === 'reset' && fault.when === 'received') throw broken();
  if (fault?.kind === 'answer') return { status: fault.status, body: fault.body };
  const sent = body === undefined ? [] : [Buffer.from(JSON.stringify(body))];
  const headers = { authorization: `Bearer ${token}` };
  const http = Object.assign(Readable.from(sent), { method, headers }) as unknown as IncomingMessage;
  index += 1;
  const incoming = {
    http,
    known: { method, path, index },
    midway: async () => undefined,
    ignore: fault?.kind === 'ignore',
  };
  const answer = await play.answer(incoming).catch(play.ownFailure);
  if (fault?.kind === 'reset') throw broken();
  // What went over a network would share nothing with the store's own state.
  return fault?.kind === 'lose-answer' ? { status: fault.status, body: '' } : structuredClone(answer);
}

function broken(): SlipwayError {
  return new SlipwayError('NETWORK_UNAVAILABLE', { message: 'The connection broke.', seen: 'ECONNRESET' });
}
