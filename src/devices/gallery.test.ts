import { expect, test } from 'vitest';
import { type DeviceResult, overallVerdict } from './device-runner.ts';
import { galleryPage } from './gallery.ts';

const result: DeviceResult = {
  device: 'pixel-8',
  title: 'Google Pixel 8',
  locale: 'en-US',
  screen: { width: 412, height: 915, pixelRatio: 2.625 },
  verdict: 'failed',
  problems: [
    { kind: 'outside-request', severity: 'warning', message: 'blocked a request' },
    { kind: 'script-error', severity: 'error', message: 'script error: </li><script>alert("x")</script>' },
  ],
  screenshot: undefined,
  durationMs: 1234,
  page: undefined,
};

test('the gallery shows what a page said as text, errors first', () => {
  const html = galleryPage({
    subject: 'a&b.aab',
    verdict: 'failed',
    results: [result],
    pictures: [undefined],
  });
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)');
  expect(html).toContain('<code>a&amp;b.aab</code> passed on 0 of 1 devices, 1.2 device seconds');
  expect(html.indexOf('class="error"')).toBeLessThan(html.indexOf('class="warning"'));
  expect(html).toContain('no picture');
});

test.each([
  [['passed', 'passed'], 'passed'],
  [['passed', 'infrastructure'], 'infrastructure'],
  [['infrastructure', 'failed'], 'failed'],
] as const)('a run of %j is %s', (verdicts, overall) => {
  expect(overallVerdict(verdicts.map((verdict) => ({ verdict })))).toBe(overall);
});
