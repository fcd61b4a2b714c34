import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPacked } from './install-packed.ts';

const run = promisify(execFile);
const repository = resolve(import.meta.dirname, '../..');
let folder: string;
let project: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-pack-'));
  project = await installPacked(folder);
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function slipway(...args: string[]) {
  const program = join(project, 'node_modules', '.bin', 'slipway');
  return run(process.execPath, [program, ...args], { cwd: project }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error) => ({
      code: error.code as number,
      stdout: error.stdout as string,
      stderr: error.stderr as string,
    }),
  );
}

describe('the packed package, installed elsewhere', () => {
  test('holds compiled code and no sources, tests or fixtures', async () => {
    const files = await readdir(join(project, 'node_modules', 'slipway'), { recursive: true });
    const own = files.filter((file) => !file.includes('node_modules'));
    expect(own).toContain(join('bin', 'slipway.js'));
    expect(own.filter((file) => /(?<!\.d)\.ts$|\.test\.|fixtures|testing|\.contract\./.test(file))).toEqual(
      [],
    );
  });

  test('has each worker beside the code that starts it', async () => {
    const chunks = join(project, 'node_modules', 'slipway', 'dist', 'chunks');
    const files = await readdir(chunks);
    const code = await Promise.all(files.map((file) => readFile(join(chunks, file), 'utf8')));
    const workers = [...code.join('').matchAll(/`\.\/([a-z-]+-worker)\$\{/g)].map(
      ([, name]) => `${name}.cjs`,
    );
    expect(workers.toSorted()).toEqual(['batch-worker.cjs', 'chunk-worker.cjs', 'entry-worker.cjs']);
    expect(files).toEqual(expect.arrayContaining(workers));
  });

  test('answers --version and --help', async () => {
    expect(await slipway('--version')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    expect((await slipway('--help')).stdout).toContain('slipway halt --reason');
  });

  test('a mistyped command is refused with the nearest one', async () => {
    const end = await slipway('relase', 'android');
    expect(end).toMatchObject({ code: 2, stderr: expect.stringContaining('slipway release') });
  });

  test('runs a command on a TypeScript config of the project, and imports its public API there', async () => {
    const config = `import { defineConfig } from 'slipway';
      const android: { applicationId: string; versionName: string } = { applicationId: 'com.example.app', versionName: '1.0.0' };
      export default defineConfig({ stores: 'embedded', apps: { app: { android } } });`;
    await writeFile(join(project, 'slipway.config.ts'), config);
    const end = await slipway('doctor', '--json');
    expect(end.stderr).not.toContain('Warning');
    const { checks } = JSON.parse(end.stdout);
    expect(checks).toContainEqual(expect.objectContaining({ area: 'config', state: 'ok' }));
    expect(checks).toContainEqual(expect.objectContaining({ area: 'store', name: 'access', state: 'ok' }));
  });

  test("has the App Store Connect client for programs of one's own, with its types", async () => {
    const program = `import { createServer } from 'node:http';
      import { generateKeyPairSync } from 'node:crypto';
      import { createAppStoreConnect, type Schemas } from 'slipway/app-store-connect-api';
      const page = { data: [{ type: 'apps', id: '1', attributes: { name: 'Harbour' } }], links: { self: '' } };
      const server = createServer((_, answer) => answer.end(JSON.stringify(page))).listen(0, '127.0.0.1', async () => {
        const { port } = server.address() as { port: number };
        const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
        const client = createAppStoreConnect({ keyId: 'K', privateKey: pem }, { origin: 'http://127.0.0.1:' + port });
        const names: (string | undefined)[] = [];
        for await (const app of client.each('/v1/apps')) names.push((app satisfies Schemas['App']).attributes?.name);
        console.log(names.join());
        server.close();
      });`;
    await writeFile(join(project, 'apps.ts'), program);
    expect((await run(process.execPath, ['apps.ts'], { cwd: project })).stdout).toBe('Harbour\n');
    const types = [
      ...['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024'],
      '--types',
      'node',
    ];
    const roots = ['--typeRoots', join(repository, 'node_modules/@types'), 'apps.ts'];
    const compiler = join(repository, 'node_modules/.bin/tsc');
    const end = await run(compiler, [...types, ...roots], { cwd: project }).catch((error) => error);
    expect(end.stdout).toBe('');
  });

  test('finds nothing to halt without credentials, and says so with exit code 2', async () => {
    await rm(join(project, 'slipway.config.ts'), { force: true });
    const end = await slipway('halt', '--app', 'play:com.example.app', '--reason', 'test', '--json');
    expect(end.code).toBe(2);
    expect(JSON.parse(end.stdout).error.code).toBe('CREDENTIALS_MISSING');
  });
});

describe('the compiled code that a command keeps for its next run', () => {
  /** The packed command, with its kept code in a folder of the test's own. */
  async function explain(cache: string, more: Readonly<Record<string, string>> = {}) {
    const program = join(project, 'node_modules', 'slipway', 'bin', 'slipway.js');
    const env = { ...process.env, NODE_COMPILE_CACHE: cache, ...more };
    return run(process.execPath, [program, 'explain', 'USAGE'], { env });
  }

  async function keptIn(cache: string): Promise<readonly string[]> {
    const files = await readdir(cache, { recursive: true }).catch(() => []);
    return files.filter((file) => /slipway-[a-z]+-\d+$/.test(file)).map((file) => join(cache, file));
  }

  test('is used as it is, and readable by nobody else', async () => {
    const cache = join(folder, 'kept');
    const first = await explain(cache);
    const [kept = ''] = await keptIn(cache);
    const { mode, mtimeMs, ino } = await stat(kept);
    expect(mode & 0o777).toBe(0o600);
    expect(await explain(cache)).toEqual(first);
    expect(await stat(kept)).toMatchObject({ mtimeMs, ino });
  });

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    [
      'of another installation',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('"key":"1', '"key":"0'), 'latin1'),
    ],
    [
      'damaged in one bit',
      (bytes: Buffer) => bytes.map((byte, at) => (at === bytes.length - 100 ? byte ^ 1 : byte)),
    ],
    ['nothing of the kind', () => Buffer.from('no code')],
  ])('is replaced where it is %s', async (_, damage) => {
    const cache = join(folder, 'damaged');
    const first = await explain(cache);
    const [kept = ''] = await keptIn(cache);
    const damaged = damage(await readFile(kept));
    await writeFile(kept, damaged);
    expect(await explain(cache)).toEqual(first);
    expect(Buffer.compare(await readFile(kept), damaged)).not.toBe(0);
  });

  test('is not touched where others could have written it', async () => {
    const cache = join(folder, 'shared');
    const first = await explain(cache);
    const [kept = ''] = await keptIn(cache);
    const { ino } = await stat(kept);
    await chmod(kept, 0o666);
    expect(await explain(cache)).toEqual(first);
    expect((await stat(kept)).ino).not.toBe(ino);
  });

  test('is not kept where nothing is to be kept', async () => {
    const cache = join(folder, 'none');
    const { stdout } = await explain(cache, { NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(stdout).toContain('USAGE');
    expect(await keptIn(cache)).toEqual([]);
  });
});

describe('on an old Node', () => {
  test('the program says which one it needs, in one line', async ({ skip }) => {
    const env = { PATH: '/usr/local/bin:/usr/bin:/bin' };
    const { stdout } = await run('node', ['--version'], { env }).catch(() => ({ stdout: 'none' }));
    const major = Number(/^v(\d+)/.exec(stdout)?.[1]);
    if (!(major < 24)) skip(`this machine has no Node older than 24 of its own (found: ${stdout.trim()})`);
    const end = await run('node', [join(repository, 'bin', 'slipway.js'), '--version'], { env }).catch(
      (error) => error,
    );
    const words = /^slipway needs Node 24 or newer; this is Node [\d.]+\.\n$/;
    expect(end).toMatchObject({ code: 2, stderr: expect.stringMatching(words) });
  });
});
