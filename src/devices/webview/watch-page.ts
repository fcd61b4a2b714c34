import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { PageEvent } from '../judge-page.ts';

type Record = (event: PageEvent) => void;

/**
 * Records script errors, unhandled rejections and console errors of a page. The DevTools protocol is asked
 * directly, because it alone tells an exception from a rejection, and where either came from.
 */
export async function watchPage(context: BrowserContext, page: Page, record: Record): Promise<void> {
  const session: CDPSession = await context.newCDPSession(page);
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) => {
    const rejected = details.text.includes('(in promise)');
    const thrown = details.exception?.description ?? valueText(details.exception?.value) ?? details.text;
    const { url, lineNumber: line } = details.stackTrace?.callFrames[0] ?? details;
    record({
      kind: rejected ? 'unhandled-rejection' : 'script-error',
      text: firstLine(thrown),
      ...placeOf(url, line),
    });
  });
  await session.send('Runtime.enable');
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // The browser logs each failed request as well; the request itself is recorded already, with its address.
    if (message.text().startsWith('Failed to load resource:')) return;
    const { url, lineNumber } = message.location();
    record({ kind: 'console-error', text: firstLine(message.text()), ...placeOf(url, lineNumber) });
  });
}

/** `file:line`, counted from one as editors do; the protocol counts from nought. */
function placeOf(url: string | undefined, line: number): { place?: string } {
  if (url === undefined || url === '') return {};
  return { place: `${url.split('?')[0]?.split('/').at(-1)}:${line + 1}` };
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').trim().slice(0, 300);
}

function valueText(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
