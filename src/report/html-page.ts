import { createHash } from 'node:crypto';
import { type Html, html } from './html.ts';
import { pageStyle } from './page-style.ts';

export interface Page {
  readonly title: string;
  /** What the page reports on, above its headline. */
  readonly eyebrow: string;
  readonly body: readonly Html[];
  /** Further style and a script of ours; text from elsewhere must never be in them. */
  readonly style: string;
  readonly script: string;
}

/** A page in one file. Its policy lets it load nothing, and run no script but the one that came with it. */
export function htmlPage({ title, eyebrow, body, style, script }: Page): string {
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`;
  const head = html`<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>`;
  const content = html`<header><p class="eyebrow">${eyebrow}</p><h1>${title}</h1></header>
<main>
${body}
</main>`;
  return `<!doctype html>
<html lang="en">
<head>
${head.markup}
<style>${pageStyle}${style}</style>
</head>
<body>
${content.markup}
<script>${script}</script>
</body>
</html>
`;
}
