import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig } from './load.ts';

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'slipway-config-')));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(name: string, text: string): Promise<string> {
  const path = join(root, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

const load = (cwd = root, env: Record<string, string> = {}) => loadConfig({ cwd, env });
const app = (versionName: string) =>
  `{ apps: { chat: { android: { applicationId: 'com.example.chat', versionName: ${versionName} } } } }`;
const json = JSON.stringify({
  $schema: './slipway.config.schema.json',
  apps: { chat: { android: { applicationId: 'com.example.chat', versionName: 'json' } } },
});

async function versionNameOf(cwd?: string, env?: Record<string, string>) {
  return (await load(cwd, env)).config.apps[0]?.android?.versionName;
}

describe('finding', () => {
  test.each(['ts', 'mts', 'js', 'mjs'])('slipway.config.%s', async (ending) => {
    await write('package.json', '{ "type": "module" }');
    const file = await write(`slipway.config.${ending}`, `export default ${app("'1.0.0'")};`);
    expect((await load()).config.file).toBe(file);
  });

  test('slipway.config.json', async () => {
    await write('slipway.config.json', json);
    expect(await versionNameOf()).toBe('json');
  });

  test('TypeScript before the others, and in a folder above', async () => {
    await write('slipway.config.json', json);
    await write('slipway.config.ts', `const name: string = 'ts';\nexport default ${app('name')};`);
    await write('packages/chat/src/index.ts', '');
    expect(await versionNameOf(join(root, 'packages/chat/src'))).toBe('ts');
  });

  test('the nearest one', async () => {
    await write('slipway.config.ts', `export default ${app("'far'")};`);
    await write('packages/chat/slipway.config.ts', `export default ${app("'near'")};`);
    const { config } = await load(join(root, 'packages/chat'));
    expect(config.apps[0]?.android?.versionName).toBe('near');
    expect(config.stateDir).toBe(join(root, 'packages/chat/.slipway'));
  });

  test('a named one, relative to the folder of the call', async () => {
    const file = await write('configs/beta.ts', `export default ${app("'beta'")};`);
    const { config } = await loadConfig({ cwd: root, file: 'configs/beta.ts', env: {} });
    expect(config.file).toBe(file);
  });

  test('none', async () => {
    await expect(load()).rejects.toMatchObject({
      code: 'CONFIG_MISSING',
      seen: `looked for slipway.config.ts (or .mts, .js, .mjs, .json) from ${root} upwards`,
      next: expect.stringContaining('Create slipway.config.ts'),
    });
  });

  test('a named one that is not there', async () => {
    await expect(loadConfig({ cwd: root, file: 'no.ts', env: {} })).rejects.toMatchObject({
      code: 'CONFIG_MISSING',
      seen: join(root, 'no.ts'),
    });
  });
});

describe('a config that cannot be loaded', () => {
  test('broken JSON', async () => {
    const file = await write('slipway.config.json', '{\n  "apps": {,\n}');
    await expect(load()).rejects.toMatchObject({
      code: 'CONFIG_UNREADABLE',
      seen: expect.stringMatching(new RegExp(`^${file}: .*line 2 column 12`)),
    });
  });

  test('no default export', async () => {
    const seen = await write('slipway.config.mjs', 'export const config = {};');
    await expect(load()).rejects.toMatchObject({ code: 'CONFIG_UNREADABLE', seen });
  });

  test('a function that throws', async () => {
    const file = await write(
      'slipway.config.mjs',
      '\nexport default () => {\n  throw new Error("no VERSION");\n};',
    );
    await expect(load()).rejects.toMatchObject({ code: 'CONFIG_UNREADABLE', seen: `${file}:3: no VERSION` });
  });

  test('values that cannot be right', async () => {
    await write('slipway.config.json', '{}');
    await expect(load()).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});

describe('the environment', () => {
  const files = async () => {
    await write('.env', 'A=env\nB=env\nC="env # not a comment"\n');
    await write('.env.local', 'A=local\nB=local\n');
    await write('slipway.config.json', json);
  };

  test('the real one wins over .env.local, and that over .env', async () => {
    await files();
    const { env } = await load(root, { A: 'real', D: 'real' });
    expect(env).toEqual({ A: 'real', B: 'local', C: 'env # not a comment', D: 'real' });
  });

  test('an empty variable is set; an undefined one is not', async () => {
    await files();
    const { env } = await loadConfig({ cwd: root, env: { A: '', B: undefined } });
    expect(env).toMatchObject({ A: '', B: 'local' });
  });

  test('process.env stays as it is', async () => {
    await write('.env', 'SLIPWAY_TEST_ONLY_IN_FILE=1');
    await write('slipway.config.json', json);
    expect((await load()).env.SLIPWAY_TEST_ONLY_IN_FILE).toBe('1');
    expect(process.env.SLIPWAY_TEST_ONLY_IN_FILE).toBeUndefined();
  });

  test('a config written as a function sees it', async () => {
    await write('.env', 'VERSION=2.0.0');
    await write('slipway.config.mjs', `export default async ({ env }) => (${app('env.VERSION')});`);
    expect(await versionNameOf()).toBe('2.0.0');
    expect(await versionNameOf(root, { VERSION: '3.0.0' })).toBe('3.0.0');
  });

  test('SLIPWAY_LEDGER chooses the ledger, from .env too', async () => {
    await files();
    expect((await load(root, { SLIPWAY_LEDGER: 'git' })).config.ledger.kind).toBe('git');
    await write('.env.local', 'SLIPWAY_LEDGER=git');
    expect((await load()).config.ledger.kind).toBe('git');
  });
});
