import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { ContentSource } from '../content-source.ts';
import { defaultDevices } from '../find-device.ts';
import { contentOf, goodContent, htmlPage } from '../testing/pages.ts';
import { type ContentRun, runContent } from './run-devices.ts';

let outDir: string;
let scratch: string;

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'devices-scratch-'));
  outDir = await mkdtemp(join(tmpdir(), 'devices-test-'));
});

afterEach(async () => {
  await rm(outDir, { recursive: true, force: true });
  const left = readdirSync(scratch);
  await rm(scratch, { recursive: true, force: true });
  // Whatever the test was about: no process and no profile stays behind.
  expect({ left, browsers: browsers() }).toEqual({ left: [], browsers: [] });
});

const twoDevices = [
  { device: 'galaxy-s24', locale: 'de-DE' },
  { device: 'moto-g-power', locale: 'en-US' },
];

function run(content: ContentSource, settings: Partial<ContentRun> = {}) {
  return runContent({
    content,
    subject: 'app.aab',
    devices: twoDevices,
    outDir,
    env: { ...process.env, TMPDIR: scratch },
    signal: new AbortController().signal,
    log: () => undefined,
    ...settings,
  });
}

interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
}

/** Running processes, by reading /proc; zombies are not running. */
function processes(): readonly RunningProcess[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), group: Number(group) }];
    } catch {
      // No process, or one that has just ended.
      return [];
    }
  });
}

/** The browsers this process runs: each one leads a process group of its own. */
function browsers(): readonly number[] {
  return processes()
    .filter(({ pid, parent, group }) => parent === process.pid && group === pid)
    .map(({ pid }) => pid);
}

/** The processes that show pages, of the browsers this process runs. */
function renderers(): readonly number[] {
  const own = browsers();
  return processes()
    .filter(({ pid, group }) => own.includes(group) && isRenderer(pid))
    .map(({ pid }) => pid);
}

function isRenderer(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer');
  } catch {
    // It has ended since it was listed.
    return false;
  }
}

async function messagesOf(content: ContentSource): Promise<readonly string[]> {
  const { results } = await run(content, { devices: twoDevices.slice(0, 1) });
  return (results[0]?.problems ?? []).map(({ kind, severity, message }) => `${severity} ${kind}: ${message}`);
}

describe('a good page', () => {
  test('passes on four devices, each with its own screen, touch, language and direction', async () => {
    const { results, verdict, galleryPath, resultsPath } = await run(goodContent, {
      devices: defaultDevices,
    });
    expect(results.flatMap(({ problems }) => problems)).toEqual([]);
    expect(verdict).toBe('passed');
    const seen = await Promise.all(
      results.map(async ({ device, page, screenshot = '' }) => {
        const { width, height } = imageSize(await readFile(screenshot));
        return [device, `${width}×${height}`, page?.language, page?.direction, (page?.touchPoints ?? 0) > 0];
      }),
    );
    expect(seen).toEqual([
      ['pixel-8', '1082×2402', 'en-US', 'ltr', true],
      ['galaxy-s24', '1080×2340', 'de-DE', 'ltr', true],
      ['pixel-tablet', '2560×1600', 'ar', 'rtl', true],
      ['galaxy-a14', '1080×2410', 'en-US', 'ltr', true],
    ]);
    expect(results[0]?.page?.userAgent).toMatch(/Android 16; Pixel 8; wv\).* Chrome\/\d{3}\.0\.0\.0 Mobile/);
    expect(readdirSync(outDir).sort()).toEqual([
      'galaxy-a14-en-US.png',
      'galaxy-s24-de-DE.png',
      'index.html',
      'pixel-8-en-US.png',
      'pixel-tablet-ar.png',
      'results.json',
    ]);
    expect(await readFile(galleryPath, 'utf8')).toContain('Passed on every device');
    const stored = JSON.parse(await readFile(resultsPath, 'utf8'));
    expect(stored.results[2].screenshot).toBe('pixel-tablet-ar.png');
  });
});

describe('the times of devices', () => {
  test('are remembered, and let the slow ones start first the next time', async () => {
    const timingsPath = join(scratch, 'timings.json');
    await writeFile(timingsPath, '{"galaxy-s24-de-DE": [1], "moto-g-power-en-US": [2], "ipad-ar": [90000]}');
    const finished: string[] = [];
    const devices = [...twoDevices, { device: 'ipad', locale: 'ar' }];
    const log = (line: string) => void finished.push(line.split(' ')[1] ?? '');
    const { results } = await run(goodContent, { devices, timingsPath, log });
    // Two at once: what is expected to be quickest has to wait for one of the others.
    expect(finished.at(-1)).toBe('galaxy-s24-de-DE');
    expect(results.map(({ device }) => device)).toEqual(['galaxy-s24', 'moto-g-power', 'ipad']);
    expect(JSON.parse(await readFile(timingsPath, 'utf8'))).toEqual({
      'galaxy-s24-de-DE': [1, results[0]?.durationMs],
      'moto-g-power-en-US': [2, results[1]?.durationMs],
      'ipad-ar': [90000, results[2]?.durationMs],
    });
    await rm(timingsPath);
  });
});

describe('a bad page', () => {
  test('with a script error fails on every device, and the picture is still taken', async () => {
    const content = contentOf({
      'www/index.html': htmlPage('<p>hi</p><script src="app.js"></script>'),
      'www/app.js': 'const port = 1;\nundefinedFunction();',
    });
    const { results, verdict } = await run(content);
    expect(verdict).toBe('failed');
    expect(results.map((result) => [result.verdict, result.problems.map(({ message }) => message)])).toEqual(
      twoDevices.map(() => [
        'failed',
        ['script error: ReferenceError: undefinedFunction is not defined (app.js:2)'],
      ]),
    );
    expect(results.every(({ screenshot }) => screenshot !== undefined)).toBe(true);
  });

  test('has every other kind of trouble named', async () => {
    const messages = await messagesOf(
      contentOf({
        'www/index.html': htmlPage(
          `<p>hi</p><img src="img/gone.png" alt="">
<script>console.error('tide is', 'out'); Promise.reject(new Error('no wind'));
fetch('https://tracker.example/collect?user=7').catch(() => {});
new WebSocket('wss://live.example/feed')</script>
<div class="banner" style="width:640px">wide</div>`,
        ),
      }),
    );
    expect([...messages].sort()).toEqual([
      'error console-error: console error: tide is out (index.html:3)',
      'error missing-resource: not in the artifact: /assets/www/img/gone.png',
      'error too-wide: content is 648 px wide on a screen of 360 px; div.banner reaches furthest',
      'error unhandled-rejection: unhandled rejection: Error: no wind (index.html:3)',
      'warning outside-request: blocked a request to the network: https://tracker.example/collect',
      'warning outside-request: blocked a request to the network: wss://live.example/feed',
    ]);
  });

  test('may be blank, hold a broken image, or one too small for the screen', async () => {
    const onePixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const messages = await messagesOf(
      contentOf({
        'www/index.html': htmlPage(
          '<p hidden>hi</p><img src="bad.png" width="9" alt=""><img src="dot.png" width="40" height="40" alt="">',
        ),
        'www/bad.png': 'not a picture',
        'www/dot.png': onePixel,
      }),
    );
    expect(messages).toEqual([
      'error blank-page: blank page: no text is visible',
      'error broken-image: image cannot be decoded: bad.png',
      'warning blurry-image: blurry: dot.png has 1×1 pixels and is drawn at 120×120',
    ]);
  });

  test('whose script never returns runs into its time limit', async () => {
    const { results } = await run(
      contentOf({ 'www/index.html': htmlPage('<p>hi</p><script>for(;;);</script>') }),
      { timeoutMs: 1500 },
    );
    for (const result of results) {
      expect(result.verdict).toBe('failed');
      expect(result.problems.map(({ kind }) => kind)).toEqual(['timeout']);
      expect(result.screenshot).toBeUndefined();
    }
  });

  test('whose file cannot be read fails by the name of the file', async () => {
    const read = (path: string) =>
      path === 'www/index.html'
        ? Promise.resolve(Buffer.from(htmlPage('<p>hi</p><script src="app.js"></script>')))
        : Promise.reject(new Error('checksum differs'));
    expect(await messagesOf({ read })).toEqual([
      'error missing-resource: not in the artifact: /assets/www/app.js: checksum differs',
    ]);
  });
});

describe('a run', () => {
  test('whose browser is killed ends as infrastructure, at once', async () => {
    const page = Buffer.from(htmlPage('<p>hi</p><script>for(;;);</script>'));
    const devices = defaultDevices;
    const killed: number[] = [];
    // The first page that is read proves that the browser runs and has work to do.
    let killedAt = 0;
    const kill = () => {
      killedAt = performance.now();
      for (const pid of killed) process.kill(pid, 'SIGKILL');
    };
    const read = async () => {
      if (killed.length === 0) {
        killed.push(...browsers());
        setTimeout(kill, 300);
      }
      return page;
    };
    const { results, verdict } = await run({ read }, { devices, timeoutMs: 20_000 });
    expect(performance.now() - killedAt).toBeLessThan(10_000);
    expect(killed).toHaveLength(1);
    expect(verdict).toBe('infrastructure');
    expect(results.map((result) => result.verdict)).toEqual(devices.map(() => 'infrastructure'));
    expect(results[0]?.problems[0]?.message).toContain('crashed or was killed');
    // Its renderers, still in their endless loop, notice that the browser has gone.
    await expect.poll(() => processes().filter(({ group }) => killed.includes(group))).toEqual([]);
  });

  test('goes on with the other devices when a page of one breaks inside the browser', async () => {
    const page = Buffer.from(htmlPage('<p>hi</p><script>for(;;);</script>'));
    let broken = false;
    // The first page hangs until its process is killed; the pages after it are good.
    const read = async (path: string) => {
      if (broken) return goodContent.read(path);
      broken = true;
      setTimeout(() => renderers().forEach((pid) => void process.kill(pid, 'SIGKILL')), 500);
      return page;
    };
    const devices = [...twoDevices, ...twoDevices.map(({ device }) => ({ device, locale: 'fr' }))];
    const { results, verdict } = await run({ read }, { devices });
    expect(verdict).toBe('infrastructure');
    const hit = results.filter((result) => result.verdict === 'infrastructure');
    expect(hit[0]?.problems[0]?.message).toBe(
      'the emulated device broke: the page crashed inside the browser',
    );
    expect(results.at(-1)?.verdict).toBe('passed');
  });

  test('that is stopped closes the browser and says so', async () => {
    const stop = new AbortController();
    const asked = run(goodContent, {
      signal: stop.signal,
      log: () => stop.abort(new Error('stopped by SIGINT')),
    });
    await expect(asked).rejects.toMatchObject({ code: 'DEVICES_STOPPED', seen: 'stopped by SIGINT' });
  });

  test('that is stopped before it starts starts nothing', async () => {
    await expect(run(goodContent, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(SlipwayError);
    expect(readdirSync(outDir)).toEqual([]);
  });
});
