import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { emptyState, type PlayState, type Transition } from './model.ts';

/** Where the local Play keeps its state and the bytes of unfinished uploads. */
export interface PlayStorage {
  read(): PlayState;
  /** Applies a transition to the latest state; durable when it returns. A refusal leaves everything as it was. */
  update<T>(transition: (state: PlayState) => Transition<T>): T;
  readonly uploadsDir: string;
  close(): void;
}

/** State that ends with the process. The bytes of unfinished uploads go to a temporary folder. */
export function memoryState(initial: PlayState = emptyState): PlayStorage {
  let state = initial;
  const uploadsDir = mkdtempSync(join(tmpdir(), 'slipway-play-'));
  return {
    read: () => state,
    update(transition) {
      const next = transition(state);
      state = next.state;
      return next.value;
    },
    uploadsDir,
    close: () => rmSync(uploadsDir, { recursive: true, force: true }),
  };
}

/**
 * State in a folder. Every update is one SQLite transaction over the whole state, so that several processes
 * may serve the same folder (a halt beside a running release) and a kill at any moment loses nothing.
 */
export function folderState(dir: string): PlayStorage {
  const uploadsDir = join(dir, 'uploads');
  mkdirSync(uploadsDir, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(join(dir, 'play.db'), { timeout: 10_000 });
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS play (id INTEGER PRIMARY KEY CHECK (id = 1), state TEXT NOT NULL)',
  );
  const select = db.prepare('SELECT state FROM play WHERE id = 1');
  const upsert = db.prepare(
    'INSERT INTO play VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state',
  );
  const read = (): PlayState => {
    const row = select.get();
    return row === undefined ? emptyState : JSON.parse(String(row.state));
  };
  return {
    read,
    update(transition) {
      db.exec('BEGIN IMMEDIATE');
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
