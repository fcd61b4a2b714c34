import type { ContentSource } from '../content-source.ts';

/** Web content held in memory: a path below `assets/` and its text or bytes. */
export function contentOf(files: Readonly<Record<string, string | Buffer>>): ContentSource {
  return {
    read: async (path) => {
      const file = Object.hasOwn(files, path) ? files[path] : undefined;
      return file === undefined ? undefined : Buffer.from(file);
    },
  };
}

/** A page as an app would ship it, around the given body. */
export function htmlPage(body: string, head = ''): string {
  return `<!doctype html><html><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head><body>${body}</body></html>`;
}

/** A page that is right on every device: it fits, it speaks the device's language, it stays in the app. */
export const goodContent = contentOf({
  'www/index.html': htmlPage(
    '<h1>Harbour</h1><p id="said">…</p><img src="img/boat.svg" width="120" height="120" alt="">',
    '<link rel="stylesheet" href="style.css"><script type="module" src="app.js"></script>',
  ),
  'www/style.css': 'body{margin:0;padding:24px;font-family:sans-serif;background:#eaf4ff}',
  'www/app.js': `import { greeting } from './greeting.js';
const rtl = /^(ar|he|fa)/.test(navigator.language);
document.documentElement.dir = rtl ? 'rtl' : 'ltr';
const data = await (await fetch('data/port.json')).json();
document.querySelector('#said').textContent = greeting + ' ' + data.port;`,
  'www/greeting.js': `export const greeting = 'Welcome to';`,
  'www/data/port.json': '{"port":"Hamburg"}',
  'www/img/boat.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M1 6h8l-2 3H3z"/></svg>',
});
