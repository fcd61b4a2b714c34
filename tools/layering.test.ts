import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const repository = resolve(import.meta.dirname, '..');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-layering-'));
  for (const file of ['.dependency-cruiser.js', 'tsconfig.json', 'package.json']) {
    await cp(join(repository, file), join(folder, file));
  }
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** The names of the rules that a tree of files breaks. */
async function broken(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const program = join(repository, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const args = [program, '--config', '.dependency-cruiser.js', '--output-type', 'json', 'src'];
  const output = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch((error) => error);
  const { summary } = JSON.parse(output.stdout);
  return summary.violations.map(({ rule }: { rule: { name: string } }) => rule.name);
}

const emulator = { 'src/emulators/play/model.ts': 'export type Model = string;\nexport const model = 1;\n' };

describe('the layering rules', () => {
  test('let a clean tree pass', async () => {
    expect(await broken({ ...emulator, 'src/compose.ts': "import './emulators/play/model.ts';" })).toEqual(
      [],
    );
  });

  test.each([
    [
      'an emulator in production code',
      'src/stores/play/client.ts',
      "import { model } from '../../emulators/play/model.ts'; model;",
    ],
    [
      'even when only its type is used',
      'src/stores/play/client.ts',
      "import type { Model } from '../../emulators/play/model.ts'; export type A = Model;",
    ],
  ])('find %s', async (_, path, content) => {
    expect(await broken({ ...emulator, [path]: content })).toEqual(['emulators-only-from-scripts']);
  });

  test('find a core that knows an adapter', async () => {
    const files = {
      'src/ledger/sqlite/adapter.ts': 'export const adapter = 1;',
      'src/release/run.ts': "import { adapter } from '../ledger/sqlite/adapter.ts'; adapter;",
    };
    expect(await broken(files)).toEqual(['cores-do-not-know-adapters']);
  });

  test('find a halt that needs the config', async () => {
    const files = {
      'src/config/load.ts': 'export const load = 1;',
      'src/rollout/halt.ts': "import { load } from '../config/load.ts'; load;",
    };
    expect(await broken(files)).toEqual(['halt-is-a-straight-line']);
  });

  test('let a halt load the config when it runs', async () => {
    const files = {
      'src/config/load.ts': 'export const load = 1;',
      'src/rollout/halt.ts': "export const later = () => import('../config/load.ts');",
    };
    expect(await broken(files)).toEqual([]);
  });

  test('find a cycle', async () => {
    const files = {
      'src/text/a.ts': "import { b } from './b.ts'; export const a = () => b;",
      'src/text/b.ts': "import { a } from './a.ts'; export const b = () => a;",
    };
    expect(await broken(files)).toContain('no-cycles');
  });
});
