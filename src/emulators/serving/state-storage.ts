import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A transition's outcome: the next state, and what the caller is told. */
export interface Transition<State, Told> {
  readonly state: State;
  readonly value: Told;
}

/** Where a local store keeps its state and the bytes of unfinished uploads. */
export interface StateStorage<State> {
  read(): State;
  /** Applies a transition to the latest state; durable when it returns. A refusal leaves everything as it was. */
  update<Told>(transition: (state: State) => Transition<State, Told>): Told;
  readonly uploadsDir: string;
  close(): void;
}

/** The state cannot be reached, and nothing was changed: it was closed, or another process keeps it to itself. */
export class StorageUnavailable extends Error {
  constructor(why: string) {
    super(`The state of the local store is not available: ${why}.`);
    this.name = 'StorageUnavailable';
  }
}

/** State that ends with the process. The bytes of unfinished uploads go to a temporary folder. */
export function stateInMemory<State>(initial: State): StateStorage<State> {
  let current: { readonly state: State } | undefined = { state: initial };
  const read = (): State => {
    if (current === undefined) throw new StorageUnavailable('closed');
    return current.state;
  };
  const uploadsDir = mkdtempSync(join(tmpdir(), 'slipway-store-'));
  return {
    read,
    update(transition) {
      const next = transition(read());
      current = { state: next.state };
      return next.value;
    },
    uploadsDir,
    close: () => {
      current = undefined;
      rmSync(uploadsDir, { recursive: true, force: true });
    },
  };
}

/** The same state, over which what is changed is seen by its holder alone and forgotten with it. */
export function forgetful<State>(storage: StateStorage<State>): StateStorage<State> {
  let changed: { readonly state: State } | undefined;
  const read = () => (changed === undefined ? storage.read() : changed.state);
  return {
    ...storage,
    read,
    update(transition) {
      const next = transition(read());
      changed = { state: next.state };
      return next.value;
    },
  };
}

export interface StateFile<State> {
  readonly dir: string;
  /** Names the database and the table in it. */
  readonly store: string;
  readonly empty: State;
}

/**
 * State in a folder. Every update is one SQLite transaction over the whole state, so that several processes
 * may serve the same folder (a halt beside a running release) and a kill at any moment loses nothing.
 */
export function stateInFolder<State>({ dir, store, empty }: StateFile<State>): StateStorage<State> {
  const uploadsDir = join(dir, 'uploads');
  mkdirSync(uploadsDir, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(join(dir, `${store}.db`), { timeout: 10_000 });
  db.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS ${store} (id INTEGER PRIMARY KEY CHECK (id = 1), state TEXT NOT NULL)`,
  );
  const select = db.prepare(`SELECT state FROM ${store} WHERE id = 1`);
  const upsert = db.prepare(
    `INSERT INTO ${store} VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state`,
  );
  const read = (): State => {
    const row = reached(() => select.get());
    return row === undefined ? empty : JSON.parse(String(row.state));
  };
  return {
    read,
    update(transition) {
      reached(() => db.exec('BEGIN IMMEDIATE'));
      try {
        const before = read();
        const next = transition(before);
        if (next.state !== before) upsert.run(JSON.stringify(next.state));
        db.exec('COMMIT');
        return next.value;
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
    },
    uploadsDir,
    close: () => db.close(),
  };
}

/** SQLite's own words for a database that is closed or locked for longer than one waits. */
function reached<T>(use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (error instanceof Error && /not open|locked/.test(error.message)) {
      throw new StorageUnavailable(error.message);
    }
    throw error;
  }
}
