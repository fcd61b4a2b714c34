import { dirname } from 'node:path';
import { SlipwayError } from '../../errors/slipway-error.ts';

/** Primary result codes, the low byte of an extended one: https://www.sqlite.org/rescode.html */
const busy = new Set([5, 6]);
const unwritable = new Set([3, 8, 14]);
const full = 13;
const corrupt = new Set([11, 26]);

/** SQLITE_IOERR_SHMSIZE and SQLITE_IOERR_SHMMAP: the write-ahead log's index could not grow, for want of space. */
const indexCannotGrow = new Set([4874, 5386]);

const unwritableFolder = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);

/** Turns what SQLite or the file system said about the ledger file into an error that a person can act on. */
export function sqliteFailure(thrown: unknown, path: string): unknown {
  if (!(thrown instanceof Error) || thrown instanceof SlipwayError) return thrown;
  const { errcode, code } = thrown as { errcode?: number; code?: string };
  const seen = `${path}: ${thrown.message}`;
  if (code !== undefined && unwritableFolder.has(code)) return folderUnwritable(path, thrown);
  if (errcode === undefined) return thrown;
  if (errcode % 256 === full || indexCannotGrow.has(errcode)) {
    return new SlipwayError('DISK_FULL', {
      message: 'The disk is full: the ledger took nothing.',
      seen,
      cause: thrown,
    });
  }
  if (unwritable.has(errcode % 256)) return folderUnwritable(path, thrown);
  if (corrupt.has(errcode % 256)) return corruptFile(path, thrown);
  if (!busy.has(errcode % 256)) return thrown;
  return new SlipwayError('LEDGER_BUSY', {
    message: 'Another process holds the ledger.',
    seen,
    cause: thrown,
  });
}

/** For a file that is there but is no ledger of ours. */
export function corruptFile(path: string, problem: Error | string): SlipwayError {
  const [text, cause] = typeof problem === 'string' ? [problem, undefined] : [problem.message, problem];
  return new SlipwayError('LEDGER_CORRUPT', {
    message: 'The ledger file cannot be read as a ledger.',
    seen: `${path}: ${text}`,
    next: `Move ${path} away and run the command again; the controller adopts what the store shows.`,
    cause,
  });
}

function folderUnwritable(path: string, cause: Error): SlipwayError {
  return new SlipwayError('FOLDER_UNWRITABLE', {
    message: 'The ledger file cannot be written.',
    seen: `${path}: ${cause.message}`,
    next: `Make ${dirname(path)} a folder that this user may write to, or set another ledger path in the config.`,
    cause,
  });
}
