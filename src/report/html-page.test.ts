import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { html } from './html.ts';
import { htmlPage } from './html-page.ts';

test('a page runs its own script only, and loads nothing', () => {
  const script = 'document.title = "ran"';
  const page = htmlPage({
    title: '<b>Chat</b>',
    eyebrow: 'a & b',
    body: [html`<p>one</p>`],
    style: 'p{}',
    script,
  });
  const hash = createHash('sha256').update(script).digest('base64');
  expect(page).toContain(
    `content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; script-src &#39;sha256-${hash}&#39;"`,
  );
  expect(page).toContain('<title>&lt;b&gt;Chat&lt;/b&gt;</title>');
  expect(page).not.toMatch(/\b(?:src|href)=|url\(|@import/);
});
