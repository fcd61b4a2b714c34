import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { loadSqlite } from './load-sqlite.ts';
import { corruptFile } from './sqlite-failure.ts';

/** The version of the tables, kept in the file's `user_version`. Events have their own schema version. */
const tablesVersion = 1;

const createTables = `
  CREATE TABLE events (
    release TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    json TEXT NOT NULL,
    PRIMARY KEY (release, sequence)
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${tablesVersion};
`;

/** Opens the ledger file, making it and its folder where they are missing. */
export function openDatabase(path: string, busyTimeoutMs: number): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const { DatabaseSync } = loadSqlite();
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  try {
    // Every commit reaches the disk before it is acknowledged; fullfsync is what that takes on a Mac.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;');
    if (versionOf(database) !== tablesVersion) inTransaction(database, () => prepareTables(database, path));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Runs `work` alone among all writers of the file; all of it happens or nothing. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite has rolled back by itself after some errors, such as a full disk.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function prepareTables(database: DatabaseSync, path: string): void {
  const version = versionOf(database);
  if (version === tablesVersion) return;
  if (version > tablesVersion) {
    throw new SlipwayError('LEDGER_TOO_NEW', {
      message: 'The ledger file was written by a newer Slipway.',
      seen: `${path}: tables of version ${version}; this Slipway knows ${tablesVersion}`,
    });
  }
  const foreign = database.prepare('SELECT name FROM sqlite_schema LIMIT 1').get()?.name;
  if (foreign !== undefined) throw corruptFile(path, `a database of another program, with "${foreign}"`);
  database.exec(createTables);
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}
