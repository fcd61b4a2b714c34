import type * as Sqlite from 'node:sqlite';

/**
 * Loads node:sqlite without the ExperimentalWarning that older Nodes print for it (24.4 does, 24.21 no
 * longer). The warning is emitted while the module is loaded, and it is loaded synchronously, so nothing
 * else can be silenced.
 */
export function loadSqlite(): typeof Sqlite {
  return withoutSqliteWarning(() => process.getBuiltinModule('node:sqlite'));
}

/** Runs `load` and drops the one warning about SQLite being experimental; every other one passes. */
export function withoutSqliteWarning<Result>(load: () => Result): Result {
  const emitWarning = process.emitWarning;
  process.emitWarning = (...warning: unknown[]) => {
    if (!isAboutSqlite(warning)) Reflect.apply(emitWarning, process, warning);
  };
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}

function isAboutSqlite([message, type]: readonly unknown[]): boolean {
  return type === 'ExperimentalWarning' && String(message).startsWith('SQLite is an experimental feature');
}
