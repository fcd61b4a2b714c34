import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { otherUser, otherUserProblem } from '../../testing/other-user.ts';
import type { Ledger } from '../ledger.ts';
import { chat, labelsOf, requestOf, stillClock } from '../testing/sample-journal.ts';
import { loadSqlite } from './load-sqlite.ts';
import { openSqliteLedger } from './sqlite-ledger.ts';

const writer = fileURLToPath(new URL('./testing/append-until-killed.ts', import.meta.url));

let folder: string;
let path: string;
const opened: Ledger[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-sqlite-'));
  path = join(folder, '.slipway', 'ledger.db');
});

afterEach(async () => {
  for (const ledger of opened.splice(0)) await ledger.close();
  await rm(folder, { recursive: true });
});

function open(file = path): Ledger {
  const ledger = openSqliteLedger({ path: file, clock: stillClock() });
  opened.push(ledger);
  return ledger;
}

/** Changes the file behind the ledger's back. */
function alter(sql: string): void {
  const database = new (loadSqlite().DatabaseSync)(path);
  database.exec(sql);
  database.close();
}

describe('the ledger file', () => {
  test('is named in the label', () => {
    expect(open().label).toBe('sqlite (.slipway/ledger.db)');
  });

  test('is made by the first append, not by reading', async () => {
    const ledger = open();
    await ledger.read(chat);
    await ledger.releases();
    expect(existsSync(path)).toBe(false);
    await ledger.append(requestOf(chat, 0, ['one']));
    expect(existsSync(path)).toBe(true);
  });

  test('can be made by several processes at once', async () => {
    const codes = await Promise.all(
      ['a', 'b', 'c', 'd'].map(async (name) => {
        const child = spawn(process.execPath, [writer, path, name]);
        const [first] = await once(child.stdout, 'data');
        child.kill('SIGKILL');
        return String(first).split('.')[0]?.split(' ')[1];
      }),
    );
    expect(codes).toEqual(['a', 'b', 'c', 'd']);
  });

  test('does not make Node talk about experiments', async () => {
    await open().append(requestOf(chat, 0, ['one']));
    const script = `
      import { openSqliteLedger } from ${JSON.stringify(join(import.meta.dirname, 'sqlite-ledger.ts'))};
      process.stdout.write(JSON.stringify(await openSqliteLedger({ path: ${JSON.stringify(path)}, clock: Date }).releases()));`;
    const args = ['--input-type=module', '--eval', script];
    expect(await promisify(execFile)(process.execPath, args)).toEqual({ stdout: `["${chat}"]`, stderr: '' });
  });

  test('is refused when it is no database', async () => {
    await mkdir(join(folder, '.slipway'));
    await writeFile(path, 'Dear diary, today I shipped a release.\n'.repeat(100));
    await expect(open().read(chat)).rejects.toMatchObject({
      code: 'LEDGER_CORRUPT',
      seen: expect.stringContaining(path),
      next: expect.stringContaining(`Move ${path} away`),
    });
  });

  test('is refused when it is a database of another program', async () => {
    await mkdir(join(folder, '.slipway'));
    alter('CREATE TABLE cookies (name TEXT)');
    await expect(open().append(requestOf(chat, 0, ['one']))).rejects.toMatchObject({
      code: 'LEDGER_CORRUPT',
      seen: expect.stringContaining('cookies'),
    });
  });

  test('is refused when its pages are damaged', async () => {
    const ledger = open();
    for (let after = 0; after < 60; after += 1)
      await ledger.append(requestOf(chat, after, ['x'.repeat(500)]));
    await ledger.close();
    const damage = execFileSync('tr', ['\\0-\\377', 'Z'], { input: Buffer.alloc(8192) });
    execFileSync('dd', [`of=${path}`, 'bs=4096', 'seek=1', 'conv=notrunc', 'status=none'], { input: damage });
    await expect(open().read(chat)).rejects.toMatchObject({ code: 'LEDGER_CORRUPT' });
  });

  test('is refused when a newer Slipway made its tables', async () => {
    await open().append(requestOf(chat, 0, ['one']));
    alter('PRAGMA user_version = 2');
    await expect(open().read(chat)).rejects.toMatchObject({ code: 'LEDGER_TOO_NEW', exitCode: 2 });
  });

  test('is refused when an event was taken out or altered by hand', async () => {
    await open().append(requestOf(chat, 0, ['one', 'two', 'three']));
    alter('DELETE FROM events WHERE sequence = 2');
    await expect(open().read(chat)).rejects.toMatchObject({ code: 'LEDGER_CORRUPT' });
    alter(`UPDATE events SET json = '{}' WHERE sequence = 1`);
    await expect(open().read(chat)).rejects.toMatchObject({ code: 'LEDGER_CORRUPT' });
  });

  test('is refused politely when its folder cannot be made', async () => {
    await writeFile(join(folder, '.slipway'), 'a file where the folder should be');
    await expect(open().append(requestOf(chat, 0, ['one']))).rejects.toMatchObject({
      code: 'FOLDER_UNWRITABLE',
      seen: expect.stringContaining(path),
    });
  });

  test('is refused politely when its folder may not be written', async ({ skip }) => {
    // The superuser may write anywhere, so the writer becomes nobody.
    const root = process.getuid?.() === 0;
    const problem = root ? otherUserProblem() : undefined;
    if (problem !== undefined) skip(problem);
    await chmod(folder, 0o555);
    const child = spawn(process.execPath, [writer, path, 'a'], root ? otherUser : {});
    const [said] = await once(child.stdout, 'data');
    await chmod(folder, 0o755);
    expect(String(said)).toBe('FOLDER_UNWRITABLE');
  });

  test('held by another process for too long is an error that may be retried', {
    timeout: 20_000,
  }, async () => {
    await open().append(requestOf(chat, 0, ['one']));
    const holder = new (loadSqlite().DatabaseSync)(path);
    holder.exec('BEGIN IMMEDIATE');
    const waiting = openSqliteLedger({ path, clock: stillClock(), busyTimeoutMs: 50 });
    opened.push(waiting);
    await expect(waiting.append(requestOf(chat, 1, ['two']))).rejects.toMatchObject({
      code: 'LEDGER_BUSY',
      exitCode: 6,
      retryable: true,
    });
    holder.close();
  });
});

describe('a writer that is killed', () => {
  test('never loses an event that was acknowledged', { timeout: 60_000 }, async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const pair = ['a', 'b'].map((name) => appendThenKill(`${round}${name}`, Math.random() * 60));
      acknowledged.push(...(await Promise.all(pair)).flat());
    }
    const labels = labelsOf(await open().read(chat));
    expect(acknowledged.length).toBeGreaterThan(20);
    for (const line of acknowledged) {
      const [sequence, label] = line.split(' ');
      expect(labels[Number(sequence) - 1]).toBe(label);
    }
    expect(new Set(labels).size).toBe(labels.length);
  });
});

/** Starts a writer and kills it some milliseconds after its first event; returns what it was sure of. */
async function appendThenKill(name: string, afterMs: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [writer, path, name]);
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await once(child.stdout, 'data');
  await delay(afterMs);
  child.kill('SIGKILL');
  await once(child, 'close');
  return output.split('\n').slice(0, -1);
}

describe('a full disk', () => {
  test('takes nothing, loses nothing, and goes on when there is space again', async (context) => {
    const disk = join(folder, 'disk');
    await mkdir(disk);
    try {
      execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      return context.skip('NOT TESTED: a small disk can only be mounted by root');
    }
    try {
      await fillAndFree(disk);
    } finally {
      for (const ledger of opened.splice(0)) await ledger.close();
      execFileSync('/bin/umount', [disk]);
    }
  });

  async function fillAndFree(disk: string): Promise<void> {
    await writeFile(join(disk, 'ballast'), Buffer.alloc(200 * 1024));
    const ledger = open(join(disk, 'ledger.db'));
    const label = 'x'.repeat(3000);
    let length = 0;
    const fill = async () => {
      for (; length < 1000; length += 1) await ledger.append(requestOf(chat, length, [label]));
    };
    await expect(fill()).rejects.toMatchObject({ code: 'DISK_FULL', retryable: true });
    expect(length).toBeGreaterThan(5);
    expect(await ledger.read(chat)).toHaveLength(length);
    await rm(join(disk, 'ballast'));
    expect(await ledger.append(requestOf(chat, length, ['later']))).toMatchObject({ kind: 'appended' });
    expect(await open(join(disk, 'ledger.db')).read(chat)).toHaveLength(length + 1);
  }
});
