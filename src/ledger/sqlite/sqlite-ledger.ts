import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../clock/clock.ts';
import type { LedgerEvent } from '../event.ts';
import { readJournal, type StoredEvent, storedEvents, writeJournal } from '../journal.ts';
import type { AppendRequest, AppendResult, Ledger, ReleaseKey } from '../ledger.ts';
import { inTransaction, openDatabase } from './open-database.ts';
import { sqliteFailure } from './sqlite-failure.ts';

export interface SqliteLedgerOptions {
  /** The database file. It and its folder are made by the first append; reading makes nothing. */
  readonly path: string;
  readonly clock: Clock;
  /** How long to wait for another process to finish its transaction, which takes milliseconds: 10 s by default. */
  readonly busyTimeoutMs?: number;
}

/**
 * The ledger of one machine: a SQLite file. Any number of processes may use it at once. Besides the errors
 * of the port it throws FOLDER_UNWRITABLE, DISK_FULL and LEDGER_BUSY.
 */
export function openSqliteLedger(options: SqliteLedgerOptions): Ledger {
  return new SqliteLedger(options);
}

class SqliteLedger implements Ledger {
  readonly label: string;
  readonly #path: string;
  readonly #clock: Clock;
  readonly #busyTimeoutMs: number;
  #database: DatabaseSync | undefined;
  #closed = false;

  constructor({ path, clock, busyTimeoutMs = 10_000 }: SqliteLedgerOptions) {
    this.label = `sqlite (${shortest(path)})`;
    this.#path = path;
    this.#clock = clock;
    this.#busyTimeoutMs = busyTimeoutMs;
  }

  async read(release: ReleaseKey): Promise<readonly LedgerEvent[]> {
    const rows = this.#query(
      'SELECT sequence, json FROM events WHERE release = ? ORDER BY sequence',
      release,
    );
    return readJournal(release, rows as unknown as readonly StoredEvent[]);
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    const stored = writeJournal(request, this.#clock.now());
    return this.#guarded(() => {
      const database = this.#connect();
      return inTransaction(database, () => insert(database, { request, stored }));
    });
  }

  async releases(): Promise<readonly ReleaseKey[]> {
    return this.#query('SELECT DISTINCT release FROM events').map((row) => row.release as ReleaseKey);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#database?.close();
    this.#database = undefined;
  }

  #query(sql: string, ...values: readonly string[]) {
    if (this.#database === undefined && !existsSync(this.#path)) return [];
    return this.#guarded(() =>
      this.#connect()
        .prepare(sql)
        .all(...values),
    );
  }

  #connect(): DatabaseSync {
    if (this.#closed) throw new Error('the ledger was closed');
    this.#database ??= openDatabase(this.#path, this.#busyTimeoutMs);
    return this.#database;
  }

  #guarded<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw sqliteFailure(error, this.#path);
    }
  }
}

function insert(
  database: DatabaseSync,
  { request, stored }: { readonly request: AppendRequest; readonly stored: readonly StoredEvent[] },
): AppendResult {
  const { release, after } = request;
  const row = database
    .prepare('SELECT coalesce(max(sequence), 0) AS latest FROM events WHERE release = ?')
    .get(release);
  const latest = Number(row?.latest);
  if (latest !== after) return { kind: 'conflict', latest };
  const statement = database.prepare('INSERT INTO events (release, sequence, json) VALUES (?, ?, ?)');
  for (const { sequence, json } of stored) statement.run(release, sequence, json);
  return { kind: 'appended', events: storedEvents(release, stored) };
}

/** The file with its folder: enough to tell ledgers apart in a message. */
function shortest(path: string): string {
  return join(basename(dirname(path)), basename(path));
}
