import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openByteSource } from '../src/artifact/byte-source.ts';
import { buildApk } from '../src/artifact/testing/build-app.ts';
import { type FileToZip, writeZip } from '../src/artifact/testing/write-zip.ts';
import { openZip } from '../src/artifact/zip/open-zip.ts';
import type { AnyCommand } from '../src/cli/command.ts';
import { runHere } from '../src/cli/testing/run-here.ts';
import { type RunningBrowser, startBrowser } from '../src/devices/webview/browser.ts';
import compare from './compare.ts';
import inspect from './inspect.ts';

const manifest = `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.sample"
    android:versionCode="42" android:versionName="9.9"><uses-sdk android:minSdkVersion="24"/>
    <application android:label="&lt;script>alert('label')&lt;/script>"/></manifest>`;
const hostile = `<script>alert('name')</script>`;
const hostileAttribute = `x" onmouseover="alert('attribute')`;
const bidi = 'assets/gpj.\u202Eexe.txt';

let folder: string;
let running: RunningBrowser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-html-'));
  await mkdir(join(folder, 'app'));
  const resources = { 'raw/photo.jpg': Buffer.alloc(20_000, 'photo') };
  const built = await buildApk(join(folder, 'app'), { manifest, resources });
  const entries = await entriesOf(built);
  const odd = [hostile, `assets/${hostileAttribute}`, bidi].map((name) => ({
    name,
    content: Buffer.from(`${name} `.repeat(400)),
    stored: true,
  }));
  await writeFile(join(folder, 'plain.apk'), writeZip(entries));
  await writeFile(join(folder, 'odd.apk'), writeZip([...entries, ...odd]));
  running = await startBrowser(process.env);
});

afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

async function entriesOf(apk: string): Promise<readonly FileToZip[]> {
  const source = await openByteSource(apk);
  const zip = await openZip(source);
  const files: FileToZip[] = [];
  for (const { name, stored } of zip.entries.values()) {
    files.push({ name, stored, content: (await zip.read(name)) ?? Buffer.alloc(0) });
  }
  await source.close();
  return files;
}

async function run(command: AnyCommand, ...argv: readonly string[]) {
  const { exit, out, err } = await runHere(command, argv, { cwd: folder });
  return { exit, out: out + err };
}

/** Opens a page as its reader does, and notes what it tried to do beside being read. */
async function opened(file: string) {
  const page = await running.browser.newPage({ viewport: { width: 1280, height: 900 } });
  const seen: string[] = [];
  page.on('request', (request) => seen.push(request.url()));
  page.on('console', (message) => seen.push(message.text()));
  page.on('pageerror', (error) => seen.push(error.message));
  page.on('dialog', (dialog) => {
    seen.push(dialog.message());
    void dialog.dismiss();
  });
  const address = pathToFileURL(join(folder, file)).href;
  await page.goto(address);
  return { page, unexpected: () => seen.filter((one) => one !== address) };
}

describe('slipway inspect --html', () => {
  test('writes a small page, in which names from the file are text', async () => {
    const { exit, out } = await run(inspect, 'odd.apk', '--html', 'odd.html');
    expect(exit).toBe(1);
    expect(out.trimEnd().endsWith(`The page: ${join(folder, 'odd.html')}`)).toBe(true);
    expect((await stat(join(folder, 'odd.html'))).size).toBeLessThan(60_000);
    const { page, unexpected } = await opened('odd.html');
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('h1').textContent()).toContain(`"<script>alert('label')</script>"`);
    const titles = await page
      .locator('.file')
      .evaluateAll((all) => all.map((one) => one.getAttribute('title')));
    const named = (name: string) => titles.filter((title) => title?.startsWith(name));
    expect([named(`${hostile}:`), named(`assets/${hostileAttribute}:`)]).toMatchObject([[{}], [{}]]);
    expect(named('assets/gpj.�exe.txt:')).toHaveLength(1);
    await page.locator('.file').first().hover();
    expect(unexpected()).toEqual([]);
    await page.close();
  });

  test('enlarges a kind, shows everything again, and has the numbers in a table too', async () => {
    await run(inspect, 'plain.apk', '--html', 'plain.html');
    const { page, unexpected } = await opened('plain.html');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const resources = page.locator('.kind.k-resources');
    const small = await resources.boundingBox();
    await page.locator('.legend .k-resources').click();
    const [map, large] = [await page.locator('.map').boundingBox(), await resources.boundingBox()];
    expect(small?.width).toBeLessThan((map?.width ?? 0) - 1);
    for (const key of ['x', 'y', 'width', 'height'] as const)
      expect(large?.[key]).toBeCloseTo(map?.[key] ?? 0, 0);
    await page.keyboard.press('Escape');
    expect((await resources.boundingBox())?.width).toBeCloseTo(small?.width ?? 0, 0);
    const legend = await page.locator('.legend .k-resources span').textContent();
    expect(await page.getByRole('row', { name: `resources 1 ${legend}` }).count()).toBe(1);
    expect(unexpected()).toEqual([]);
    await page.close();
  });

  test('leaves JSON as it is without a page', async () => {
    const plain = JSON.parse((await run(inspect, 'plain.apk', '--json')).out);
    const { out } = await run(inspect, 'plain.apk', '--json', '--html', 'again.html');
    expect(Object.keys(JSON.parse(out))).toEqual(Object.keys(plain));
  });

  test.each([
    ['none/report.html', 'FOLDER_UNWRITABLE'],
    ['app', 'FOLDER_UNWRITABLE'],
    ['./plain.apk', 'USAGE'],
  ])('refuses to write %s', async (file, code) => {
    const before = await readFile(join(folder, 'plain.apk'));
    const { exit, out } = await run(inspect, 'plain.apk', '--json', '--html', file);
    expect(exit).toBe(2);
    expect(JSON.parse(out).error).toMatchObject({
      code,
      seen: expect.stringContaining(file.replace('./', '')),
    });
    expect(await readFile(join(folder, 'plain.apk'))).toEqual(before);
  });
});

describe('slipway compare --html', () => {
  test('shows what grew and what shrank, by sign and not by colour alone', async () => {
    const { exit } = await run(compare, 'plain.apk', 'odd.apk', '--html', 'changes.html');
    expect(exit).toBe(0);
    const { page, unexpected } = await opened('changes.html');
    expect(await page.locator('.file.grew').count()).toBe(3);
    expect(await page.locator('.file.grew b').first().textContent()).toMatch(/^\+[\d.]+ kB$/);
    expect(await page.locator('tr', { hasText: hostile }).first().textContent()).toContain('added');
    expect(unexpected()).toEqual([]);
    await page.close();
  });

  test('says so when nothing changed, and does not replace what it compares', async () => {
    await run(compare, 'plain.apk', 'plain.apk', '--html', 'same.html');
    expect(await readFile(join(folder, 'same.html'), 'utf8')).toContain('No difference was found.');
    expect((await run(compare, 'plain.apk', 'odd.apk', '--html', 'odd.apk')).exit).toBe(2);
  });
});
