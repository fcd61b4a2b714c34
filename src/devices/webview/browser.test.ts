import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadEngine, startBrowser } from './browser.ts';
import { findChromium } from './find-chromium.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'browser-test-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function program(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  await chmod(path, 0o755);
  return path;
}

describe('findChromium', () => {
  test('takes the program that is named, even before the usual places', async () => {
    const named = await program('my-chrome', '');
    expect(findChromium({ SLIPWAY_CHROMIUM: named })).toBe(named);
  });

  test('refuses a name that is no program, instead of taking another one', async () => {
    const path = join(folder, 'nothing');
    expect(() => findChromium({ SLIPWAY_CHROMIUM: path, PATH: '/usr/bin' })).toThrow(
      expect.objectContaining({ code: 'CHROMIUM_MISSING', seen: path }),
    );
  });

  test('looks along PATH', async () => {
    const found = await program('google-chrome', '');
    expect(findChromium({ PATH: `/nowhere:${folder}` }, [])).toBe(found);
  });

  test('passes over a file that cannot be run, and says what to do when nothing is left', async () => {
    await writeFile(join(folder, 'chromium'), '');
    expect(() => findChromium({ PATH: folder }, [])).toThrow(
      expect.objectContaining({ code: 'CHROMIUM_MISSING', next: 'slipway toolchain devices' }),
    );
  });
});

describe('loadEngine', () => {
  test('says which package to install when it is missing', async () => {
    // The name is put together, so that nothing looks for the package before the test does.
    const name = ['no', 'such', 'package'].join('-');
    await expect(loadEngine(() => import(/* @vite-ignore */ name))).rejects.toMatchObject({
      code: 'DEVICES_ENGINE_MISSING',
    });
  });

  test('lets a damaged package show its own error', async () => {
    await expect(loadEngine(() => Promise.reject(new SyntaxError('bad file')))).rejects.toBeInstanceOf(
      SyntaxError,
    );
  });
});

describe('startBrowser', () => {
  test('tells what a browser said that did not start, and leaves nothing behind', async () => {
    const broken = await program('broken', '#!/bin/sh\necho "FATAL: No usable sandbox!" >&2\nexit 1\n');
    await expect(
      startBrowser({ ...process.env, SLIPWAY_CHROMIUM: broken, TMPDIR: folder }),
    ).rejects.toMatchObject({
      code: 'CHROMIUM_FAILED',
      seen: expect.stringContaining('No usable sandbox'),
    });
    expect(await readdir(folder)).toEqual(['broken']);
  });
});
