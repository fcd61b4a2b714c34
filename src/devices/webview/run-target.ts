import { imageSize } from 'image-size';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ContentSource } from '../content-source.ts';
import { DeadlineError, withDeadline } from '../deadline.ts';
import { screenPixels, webViewUserAgent } from '../device.ts';
import type { DeviceProblem, PageFacts } from '../device-runner.ts';
import type { DeviceTarget } from '../find-device.ts';
import { judgeEvents, judgePage, type PageEvent, type PageLayout } from '../judge-page.ts';
import { measurePage } from './measure-page.ts';
import { serveContent, startAddress } from './serve-content.ts';
import { watchPage } from './watch-page.ts';

export interface TargetRun {
  readonly problems: readonly DeviceProblem[];
  readonly png: Buffer | undefined;
  readonly page: PageFacts | undefined;
}

export interface TargetSetting {
  readonly browser: Browser;
  readonly chromeMajor: number;
  readonly content: ContentSource;
  readonly timeoutMs: number;
}

/** A page that keeps polling never falls silent; it is looked at after this long. */
const quietWaitMs = 3000;

/** Making an empty page is the browser's work alone; when it takes this long, the browser is broken. */
const openTimeoutMs = 30_000;

/**
 * Opens the app's first page on one emulated device, measures it and takes its picture. A page that is
 * broken or hangs is an answer; a browser that breaks is thrown.
 */
export async function runTarget(target: DeviceTarget, setting: TargetSetting): Promise<TargetRun> {
  const context = await withDeadline(openContext(target, setting), openTimeoutMs);
  const events: PageEvent[] = [];
  try {
    const visit = { target, setting, events };
    const page = await withDeadline(openPage(context, visit), openTimeoutMs);
    return await withDeadline(orCrash(page, look(page, visit)), setting.timeoutMs).catch((error: unknown) =>
      hung(error, visit),
    );
  } finally {
    // Closing waits for nothing of the page's; when the browser itself is gone there is nothing to close.
    await withDeadline(context.close(), 5000).catch(() => undefined);
  }
}

/** A page that is out of time is the app's fault, as long as the browser around it still stands. */
function hung(error: unknown, { setting, events }: Visit): TargetRun {
  if (!isTimeout(error) || !setting.browser.isConnected()) throw error;
  const seconds = setting.timeoutMs / 1000;
  const message = `the page did not come to rest within ${seconds} s: it never finishes loading, or a script never returns`;
  const timeout = { kind: 'timeout', severity: 'error', message } as const;
  return { problems: [timeout, ...judgeEvents(events)], png: undefined, page: undefined };
}

function openContext({ device, locale }: DeviceTarget, setting: TargetSetting): Promise<BrowserContext> {
  return setting.browser.newContext({
    viewport: device.viewport,
    screen: device.viewport,
    deviceScaleFactor: device.pixelRatio,
    isMobile: true,
    hasTouch: device.touch,
    locale,
    userAgent: webViewUserAgent(device, setting.chromeMajor),
    // WebViewAssetLoader does not serve the requests of service workers unless the app wires that by hand.
    serviceWorkers: 'block',
    acceptDownloads: false,
  });
}

interface Visit {
  readonly target: DeviceTarget;
  readonly setting: TargetSetting;
  readonly events: PageEvent[];
}

async function openPage(context: BrowserContext, { setting, events }: Visit): Promise<Page> {
  const record = (event: PageEvent) => events.push(event);
  await serveContent(context, { content: setting.content, record });
  const page = await context.newPage();
  await watchPage(context, page, record);
  return page;
}

/** The library leaves some calls open when a page's process dies. */
function orCrash<T>(page: Page, work: Promise<T>): Promise<T> {
  const crashed = new Promise<never>((_, reject) => {
    page.once('crash', () => reject(new Error('the page crashed inside the browser')));
  });
  return Promise.race([work, crashed]);
}

async function look(page: Page, { target, setting, events }: Visit): Promise<TargetRun> {
  await page.goto(startAddress, { waitUntil: 'load', timeout: setting.timeoutMs });
  await page.waitForLoadState('networkidle', { timeout: quietWaitMs }).catch(ignoreTimeout);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  const layout: PageLayout = await measurePage(page);
  const png = await page.screenshot({ type: 'png', animations: 'disabled', timeout: setting.timeoutMs });
  assertScreenSize(png, target);
  return { problems: judgePage({ events, layout }, target.device), png, page: layout.facts };
}

/**
 * The picture is the proof that the emulation held: another size would mean another device. A pixel more or less
 * is how the browser rounds a page that does not say `width=device-width`.
 */
function assertScreenSize(png: Buffer, { device }: DeviceTarget): void {
  const expected = screenPixels(device);
  const { width, height } = imageSize(png);
  if (Math.abs(width - expected.width) <= 1 && Math.abs(height - expected.height) <= 1) return;
  throw new Error(
    `the screenshot is ${width}×${height} where the device has ${expected.width}×${expected.height} pixels`,
  );
}

function ignoreTimeout(error: unknown): void {
  if (!isTimeout(error)) throw error;
}

function isTimeout(error: unknown): boolean {
  return error instanceof DeadlineError || (error instanceof Error && error.name === 'TimeoutError');
}
