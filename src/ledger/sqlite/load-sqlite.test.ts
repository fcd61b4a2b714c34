import { once } from 'node:events';
import { expect, test } from 'vitest';
import { loadSqlite, withoutSqliteWarning } from './load-sqlite.ts';

/** Word for word what Node 24.4 says when node:sqlite is loaded. */
const sqliteWarning = 'SQLite is an experimental feature and might change at any time';

test('drops the warning about SQLite and no other one', async () => {
  const shown = once(process, 'warning');
  withoutSqliteWarning(() => {
    process.emitWarning(sqliteWarning, 'ExperimentalWarning');
    process.emitWarning('Something else is an experimental feature', 'ExperimentalWarning');
  });
  const [warning] = await shown;
  expect(warning.message).toBe('Something else is an experimental feature');
});

test('lets the same warning through when the module was not loaded by us', async () => {
  withoutSqliteWarning(() => loadSqlite());
  const shown = once(process, 'warning');
  process.emitWarning(sqliteWarning, 'ExperimentalWarning');
  expect((await shown)[0].message).toBe(sqliteWarning);
});
