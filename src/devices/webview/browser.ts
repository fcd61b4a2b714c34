import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { findChromium } from './find-chromium.ts';

type Engine = Pick<typeof import('playwright-core'), 'chromium'>;

export interface RunningBrowser {
  readonly browser: Browser;
  readonly chromeMajor: number;
  /** Ends the browser and removes everything it wrote. Safe to call when it has died by itself. */
  readonly close: () => Promise<void>;
}

/**
 * Nothing a headless run needs is switched off here; what goes is what reaches for the network or the
 * machine. `host-resolver-rules` shuts even the paths that request interception does not see.
 */
const switches = [
  '--headless=new',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

const startTimeoutMs = 30_000;

/** Starts one Chromium whose home, profile and temporary files all lie in one folder of its own. */
export async function startBrowser(
  env: Readonly<Record<string, string | undefined>>,
): Promise<RunningBrowser> {
  const { chromium } = await loadEngine(() => import('playwright-core'));
  const executablePath = findChromium(env);
  const home = await mkdtemp(join(env.TMPDIR ?? tmpdir(), 'slipway-devices-'));
  try {
    // A profile of our own choice is what `launchPersistentContext` is needed for: it goes with the home.
    const profile = await chromium.launchPersistentContext(join(home, 'profile'), {
      executablePath,
      args: switches,
      // Chromium refuses to start as root with its sandbox; everyone else keeps it.
      chromiumSandbox: process.getuid?.() !== 0,
      // The command decides what happens on Ctrl-C; the library would end the whole process.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: startTimeoutMs,
      artifactsDir: home,
      env: browserEnvironment(env, home),
    });
    const browser = browserOf(profile);
    let closing: Promise<void> | undefined;
    return {
      browser,
      chromeMajor: Number.parseInt(browser.version(), 10),
      // A second caller waits for the first: the library answers it before the process has ended.
      close: () => {
        closing ??= browser
          .close()
          .catch(() => undefined)
          .then(() => removeFolder(home));
        return closing;
      },
    };
  } catch (cause) {
    await removeFolder(home);
    throw startFailure(executablePath, cause);
  }
}

function browserOf(profile: BrowserContext): Browser {
  const browser = profile.browser();
  if (browser === null) throw new Error('playwright-core gave no browser for the profile');
  return browser;
}

/** The library that drives the browser, or DEVICES_ENGINE_MISSING: it is an optional peer dependency. */
export async function loadEngine(load: () => Promise<Engine>): Promise<Engine> {
  try {
    return await load();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw cause;
    throw new SlipwayError('DEVICES_ENGINE_MISSING', {
      message: 'The package playwright-core is not installed.',
      next: 'npm install --save-dev playwright-core',
      cause,
    });
  }
}

/** The page under test is code of the app's: it runs in a browser that has no secrets to give away. */
function browserEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): Record<string, string> {
  const kept = ['PATH', 'LANG', 'LC_ALL', 'FONTCONFIG_FILE', 'FONTCONFIG_PATH', 'LD_LIBRARY_PATH'];
  const pairs = kept.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  return { ...Object.fromEntries(pairs), HOME: home, TMPDIR: home };
}

/** Helper processes of the browser may write for a moment after it has gone. */
async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** The library wraps what the browser wrote in pages of its own advice; the browser's words are what helps. */
function startFailure(executablePath: string, cause: unknown): SlipwayError {
  const words = cause instanceof Error ? cause.message : String(cause);
  const written = words.split('\n').flatMap((line) => line.match(/\[err\] (.+)/)?.[1] ?? []);
  const told = written.length > 0 ? written.slice(-4).join('\n') : (words.split('\n')[0] ?? '');
  return new SlipwayError('CHROMIUM_FAILED', {
    message: `${executablePath} did not start.`,
    seen: told.slice(0, 600),
    cause,
  });
}
