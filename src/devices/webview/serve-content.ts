import { extname } from 'node:path';
import type { BrowserContext, Route } from 'playwright-core';
import type { ContentSource } from '../content-source.ts';
import type { PageEvent } from '../judge-page.ts';

/**
 * The address under which Android's WebViewAssetLoader shows an app's assets to its pages.
 * https://developer.android.com/reference/androidx/webkit/WebViewAssetLoader
 */
const host = 'appassets.androidplatform.net';
const assetsPrefix = '/assets/';
export const startAddress = `https://${host}${assetsPrefix}www/index.html`;

/** What WebViewAssetLoader answers for the extensions web content is made of; anything else is text/plain. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
};

interface Serving {
  readonly content: ContentSource;
  readonly record: (event: PageEvent) => void;
}

/** Answers every request of a context from the artifact; whatever is not in it is blocked and recorded. */
export async function serveContent(context: BrowserContext, serving: Serving): Promise<void> {
  // A request that is still open when its device is done has nobody left to answer to.
  await context.route('**', (route) => answer(route, serving).catch(() => undefined));
  await context.routeWebSocket(/.*/, async (socket) => {
    serving.record({ kind: 'outside-request', text: withoutQuery(new URL(socket.url())) });
    await socket.close();
  });
}

async function answer(route: Route, { content, record }: Serving): Promise<void> {
  const url = new URL(route.request().url());
  if (url.protocol === 'data:' || url.protocol === 'blob:') return route.continue();
  if (url.hostname !== host || url.protocol !== 'https:') {
    record({ kind: 'outside-request', text: withoutQuery(url) });
    return route.abort('blockedbyclient');
  }
  // A WebView shows no tab and asks for no icon; a desktop browser does.
  if (url.pathname === '/favicon.ico') return route.fulfill({ status: 204 });
  const path = assetPath(url.pathname);
  const body = path === undefined ? undefined : await content.read(path).catch(asUnreadable);
  if (path === undefined || body === undefined || body instanceof Error) {
    const reason = body instanceof Error ? `: ${body.message}` : '';
    record({ kind: 'missing-resource', text: `${url.pathname}${reason}` });
    return route.fulfill({ status: 404, body: '' });
  }
  return route.fulfill({ body, contentType: mediaTypes[extname(path).toLowerCase()] ?? 'text/plain' });
}

/** A damaged entry is a finding about the app, told with the file's name. */
function asUnreadable(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

function assetPath(pathname: string): string | undefined {
  if (!pathname.startsWith(assetsPrefix)) return undefined;
  try {
    return decodeURIComponent(pathname.slice(assetsPrefix.length));
  } catch {
    // A stray % is no name of a file.
    return undefined;
  }
}

/** Addresses reach a report; what a page puts into a query is not ours to show. */
function withoutQuery({ protocol, host: place, pathname }: URL): string {
  return `${protocol}//${place}${pathname}`;
}
