import { expect, test } from 'vitest';
import { runHere } from '../src/cli/testing/run-here.ts';
import toolchain from './toolchain.ts';

async function run(argv: readonly string[], path = process.env.PATH) {
  const { exit: exitCode, ...written } = await runHere(toolchain, argv, {
    cwd: '/',
    env: { ...process.env, PATH: path },
  });
  return { exitCode, ...written };
}

test('names each tool of each job with its place', async () => {
  const { exitCode, out } = await run(['--check', '--json']);
  expect(exitCode, 'install what is missing with: slipway toolchain').toBe(0);
  const rows: { job: string; tool: string; path: string }[] = JSON.parse(out);
  expect(new Set(rows.map(({ job }) => job))).toEqual(new Set(['android', 'devices']));
  expect(rows.find(({ tool }) => tool === 'aapt2')?.path).toMatch(/aapt2$/);
});

test('only the jobs that were named', async () => {
  const { out } = await run(['devices', '--check']);
  expect(out).toMatch(/^ok +chromium +\/\S+\n$/);
});

test('--check on a machine without tools says what is missing and installs nothing', async () => {
  const { exitCode, out, err } = await run(['android', '--check', '--json'], '/nowhere');
  expect(exitCode).toBe(2);
  expect(err).toBe('');
  const { error } = JSON.parse(out);
  expect(error).toMatchObject({ code: 'TOOL_MISSING', next: 'slipway toolchain' });
  expect(error.seen).toMatch(/missing {2}zipalign/);
});

test('where nothing can be installed, one line is printed for the person to run', async () => {
  const { exitCode, err } = await run(['devices'], '/nowhere');
  expect(exitCode).toBe(2);
  expect(err).toContain('next   sudo apt-get install -y --no-install-recommends chromium');
});

test('an unknown job', async () => {
  const { exitCode, err } = await run(['tvos']);
  expect(exitCode).toBe(2);
  expect(err).toContain('slipway toolchain android devices');
});
