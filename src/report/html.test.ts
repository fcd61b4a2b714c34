import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from './html.ts';

test.each([
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['" onmouseover="x', '&quot; onmouseover=&quot;x'],
  ["' & '", '&#39; &amp; &#39;'],
  ['gpj.\u202Eexe', 'gpj.�exe'],
])('%j is shown as text', (text, escaped) => {
  expect(html`<p title="${text}">${text}</p>`.markup).toBe(`<p title="${escaped}">${escaped}</p>`);
});

test('markup goes into markup as it is, one piece or many', () => {
  const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
  expect(html`<ul>${items}</ul>${html`<hr>`}${7}`.markup).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul><hr>7');
});

test('no text can open a tag or leave an attribute', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(html`${text}`.markup).not.toMatch(/[<>"']/);
    }),
  );
});
