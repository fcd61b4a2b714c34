import { createHash, generateKeyPairSync } from 'node:crypto';
import type { PlayRelease, PlayState } from '../../src/emulators/play/model.ts';
import { openPlayService, type PlayService } from '../../src/emulators/play/play-service.ts';
import { publishingScope } from '../../src/emulators/play/scopes.ts';
import { createApp, registerServiceAccount } from '../../src/emulators/play/seed.ts';
import { startPlay } from '../../src/emulators/play/start-play.ts';
import { memoryState, type PlayStorage } from '../../src/emulators/play/storage.ts';
import type { Fault } from '../../src/emulators/serving/faults.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openSqliteLedger } from '../../src/ledger/sqlite/sqlite-ledger.ts';
import { createGooglePlayStore } from '../../src/stores/google-play/google-play.ts';
import { readFakeBundle } from '../../src/stores/google-play/testing/play-harness.ts';
import type { Store } from '../../src/stores/store.ts';
import { type Seeded, seeded } from '../../src/testing/seeded.ts';
import { type Around, inProcessTransport } from './in-process.ts';
import type { Move } from './moves.ts';
import { applicationId, type Beginning, beginningFor } from './plans.ts';
import { createTurns, type Turns } from './turns.ts';

/** A short key: every process signs with it, and what it protects is this test. */
const keys = generateKeyPairSync('rsa', { modulusLength: 1024 });
const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const publicKeyPem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();

const accountNamed = (name: string) => ({
  clientEmail: `${name}@example.iam.gserviceaccount.com`,
  privateKey,
});
/** Processes of one account invalidate each other's edits by reading, those of two do not. */
const accounts = [accountNamed('ci'), accountNamed('other')] as const;
const tokens = ['token of ci', 'token of other'] as const;

/** The store, the ledger and the time that all processes of one schedule share. */
export interface World {
  readonly seed: number;
  readonly random: Seeded;
  readonly beginning: Beginning;
  readonly turns: Turns;
  readonly clock: { nowMs: number };
  readonly play: Pick<PlayService, 'effects' | 'inConsole'>;
  /** A client with nothing in its memory, of one of the two accounts. */
  readonly storeOf: (account: 0 | 1, around: Around, wait: () => Promise<void>) => Store;
  readonly ledger: Ledger;
  readonly running: Set<string>;
  /** What happened, in order: with the seed, all there is to know about a failure. */
  readonly trace: string[];
  readonly moves: Move[];
  readonly problems: string[];
  /** The tracks of the app right now. */
  readonly tracks: () => Readonly<Record<string, readonly PlayRelease[]>>;
  /** Nothing goes wrong any more. */
  calm: boolean;
  readonly close: () => Promise<void>;
}

export async function openWorld(seed: number, { overHttp }: { readonly overHttp: boolean }): Promise<World> {
  const random = seeded(seed);
  const beginning = beginningFor(random);
  const clock = { nowMs: Date.UTC(2026, 0, 1) };
  const storage = storageOf(beginning);
  const running = new Set<string>();
  const ledger = openSqliteLedger({ path: ':memory:', clock: { now: () => clock.nowMs } });
  const { subject, started } = beginning;
  await ledger.append({ release: subject.release, after: 0, bodies: [started], actor: 'release' });
  const way = await (overHttp ? wayOverHttp(storage, clock) : wayInProcess(storage, clock));
  return {
    seed,
    random,
    beginning,
    turns: createTurns(random, () => running.size === 0),
    clock,
    ledger,
    running,
    trace: [],
    moves: [],
    problems: [],
    tracks: () => tracksOf(storage.read()),
    calm: false,
    ...way,
    async close() {
      await way.close();
      await ledger.close();
      storage.close();
    },
  };
}

type Way = Pick<World, 'play' | 'storeOf' | 'close'>;
type Time = { readonly nowMs: number };

const label = 'local Play';

async function wayInProcess(state: PlayStorage, clock: Time): Promise<Way> {
  const origin = 'http://127.0.0.1';
  const play = openPlayService(optionsOf(state, clock), () => origin);
  return {
    play,
    storeOf: (account, around, wait) =>
      createGooglePlayStore({
        endpoint: { kind: 'local', origin, label },
        credentials: accounts[account],
        transport: inProcessTransport(play, tokens[account], around),
        pace: { wait },
      }),
    close: async () => play.assertDescribed(),
  };
}

/** All of it: Google's client, HTTP and the local Play's server. */
async function wayOverHttp(state: PlayStorage, clock: Time): Promise<Way> {
  let planned: Fault | undefined;
  const play = await startPlay({ ...optionsOf(state, clock), faults: () => planned });
  const endpoint = { kind: 'local', origin: play.origin, label } as const;
  const fetchBy =
    (around: Around): typeof fetch =>
    (input, init) => {
      const { pathname, search } = new URL(String(input));
      const call = { method: init?.method ?? 'GET', path: pathname + search };
      return around(call, async (fault) => {
        planned = fault;
        return fetch(input, init);
      });
    };
  return {
    play,
    storeOf: (account, around, wait) =>
      createGooglePlayStore({
        endpoint,
        credentials: accounts[account],
        fetch: fetchBy(around),
        pace: { wait },
      }),
    close: play.close,
  };
}

function optionsOf(state: PlayStorage, clock: Time) {
  return {
    state,
    clock: { now: () => clock.nowMs },
    readUpload: readFakeBundle,
    quotaPerMinute: Number.MAX_SAFE_INTEGER,
  };
}

function storageOf({ tracks }: Beginning): PlayStorage {
  const storage = memoryState();
  storage.update((state) => ({
    state: accounts.reduce(withAccount, createApp(state, { applicationId, tracks })),
    value: undefined,
  }));
  return storage;
}

function withAccount(state: PlayState, { clientEmail }: (typeof accounts)[number], index: number): PlayState {
  const known = registerServiceAccount(state, { email: clientEmail, publicKeyPem, applicationIds: ['*'] });
  const token = { email: clientEmail, scopes: [publishingScope], expiresAtMs: Number.MAX_SAFE_INTEGER };
  const hash = createHash('sha256')
    .update(tokens[index === 0 ? 0 : 1])
    .digest('hex');
  return { ...known, tokens: { ...known.tokens, [hash]: token } };
}

function tracksOf({ apps }: PlayState): Readonly<Record<string, readonly PlayRelease[]>> {
  return Object.fromEntries(
    Object.entries(apps[applicationId]?.tracks ?? {}).map(([name, { releases }]) => [name, releases]),
  );
}
