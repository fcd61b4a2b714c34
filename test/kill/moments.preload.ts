// Loaded before Slipway by `node --import`: counts the moments at which a kill could tear something (around
// every process, every file rename and every ledger transaction), writes them down, and at the chosen one
// kills this process the hard way. Slipway itself knows nothing of it.
import { ChildProcess } from 'node:child_process';
import fs, { appendFileSync } from 'node:fs';
import fsPromises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

const { KILL_AT, KILL_LOG } = process.env;
let count = 0;

function moment(label: string): void {
  count += 1;
  if (KILL_LOG !== undefined) appendFileSync(KILL_LOG, `${label}\n`);
  if (String(count) !== KILL_AT) return;
  process.kill(process.pid, 'SIGKILL');
  // The signal may need a moment to arrive; nothing may run meanwhile.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function watchProcesses(): void {
  const prototype = ChildProcess.prototype as unknown as { spawn(options: { file: string }): number };
  const spawn = prototype.spawn;
  prototype.spawn = function watched(this: ChildProcess, options: { file: string }) {
    moment(`before process ${options.file}`);
    this.prependOnceListener('exit', () => moment(`after process ${options.file}`));
    return spawn.call(this, options);
  };
}

function watchRenames(): void {
  const { rename } = fsPromises;
  fsPromises.rename = async (from, to) => {
    moment(`before rename to ${to}`);
    await rename(from, to);
    moment(`after rename to ${to}`);
  };
  const { renameSync } = fs;
  fs.renameSync = (from, to) => {
    moment(`before rename to ${to}`);
    renameSync(from, to);
    moment(`after rename to ${to}`);
  };
  syncBuiltinESMExports();
}

function watchLedger(): void {
  const { exec } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function watched(this: DatabaseSync, sql: string) {
    if (sql !== 'COMMIT') return exec.call(this, sql);
    moment('before ledger event');
    exec.call(this, sql);
    moment('after ledger event');
  };
}

if (process.argv[1]?.endsWith('slipway.js')) {
  watchProcesses();
  watchRenames();
  watchLedger();
}
