import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installError, installWithApt, listsAreStale } from './install.ts';

describe('what a refusal of apt-get means', () => {
  const args = ['install', 'zipalign'];

  test.each([
    [
      'NETWORK_UNAVAILABLE',
      6,
      `Err:1 http://archive.example/debian bookworm/main amd64 zipalign amd64 1:10.0.0
  Temporary failure resolving 'archive.example'
E: Failed to fetch http://archive.example/zipalign.deb  Temporary failure resolving 'archive.example'`,
    ],
    [
      'NETWORK_UNAVAILABLE',
      6,
      `W: Failed to fetch http://archive.example/InRelease  Could not connect to 127.0.0.1:9 (127.0.0.1). - connect (111: Connection refused)
E: Unable to locate package zipalign`,
    ],
    ['DISK_FULL', 2, "E: You don't have enough free space in /var/cache/apt/archives/."],
    ['TOOL_INSTALL_FAILED', 3, 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 7'],
    ['TOOL_INSTALL_FAILED', 3, 'E: Unable to locate package zipalign'],
  ])('%s', (code, exitCode, output) => {
    const error = installError(output, args);
    expect(error).toMatchObject({ code, exitCode });
    expect(error.seen).toMatch(/^(?:E|Err):/);
  });

  test('the line to run by hand is named', () => {
    expect(installError('E: broken', args).next).toContain('apt-get install zipalign');
  });

  test('stale lists are told from a package that failed', () => {
    expect(listsAreStale('E: Unable to locate package zipalign')).toBe(true);
    expect(listsAreStale('Err:1 http://archive.example zipalign\n  404  Not Found [IP: 1.2.3.4 80]')).toBe(
      true,
    );
    expect(listsAreStale('E: Sub-process /usr/bin/dpkg returned an error code (1)')).toBe(false);
  });
});

describe('calls of apt-get', () => {
  let folder: string;

  // Installing for real would change the machine; the calls themselves are recorded by a program of that name.
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-apt-'));
    const script = `#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >> ${folder}/calls
case "$*" in
  *update*) touch ${folder}/updated ;;
  *) [ -e ${folder}/updated ] || { echo "E: Unable to locate package zipalign"; exit 100; } ;;
esac
`;
    writeFileSync(join(folder, 'apt-get'), script);
    chmodSync(join(folder, 'apt-get'), 0o755);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('stale lists are fetched anew, once, and the install is tried again', async () => {
    const env = { PATH: `${folder}:${process.env.PATH}` };
    const context = { env, onLine: () => undefined, signal: new AbortController().signal };
    await installWithApt({ kind: 'apt', packages: ['zipalign'], update: false }, context);
    const options = '-o DPkg::Lock::Timeout=300 -o Acquire::Retries=2';
    const install = `noninteractive ${options} install -y --no-install-recommends zipalign`;
    expect(readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n')).toEqual([
      install,
      `noninteractive ${options} update`,
      install,
    ]);
  });

  test('a package that stays unknown is an error', async () => {
    rmSync(join(folder, 'updated'), { force: true });
    writeFileSync(
      join(folder, 'apt-get'),
      '#!/bin/sh\necho "E: Unable to locate package zipalign"; exit 100\n',
    );
    const env = { PATH: `${folder}:${process.env.PATH}` };
    const context = { env, onLine: () => undefined, signal: new AbortController().signal };
    const plan = { kind: 'apt', packages: ['zipalign'], update: true } as const;
    await expect(installWithApt(plan, context)).rejects.toMatchObject({ code: 'TOOL_INSTALL_FAILED' });
  });
});
