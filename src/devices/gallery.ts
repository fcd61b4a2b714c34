import { escapeHtml } from '../report/html.ts';
import type { DeviceProblem, DeviceResult, DeviceVerdict } from './device-runner.ts';
import { galleryStyle } from './gallery-style.ts';

export interface Gallery {
  /** What was tried, as a person calls it. */
  readonly subject: string;
  readonly verdict: DeviceVerdict;
  readonly results: readonly DeviceResult[];
  /** An address for each result's picture, in the same order. */
  readonly pictures: readonly (string | undefined)[];
}

const headlines: Readonly<Record<DeviceVerdict, string>> = {
  passed: 'Passed on every device',
  failed: 'Failed',
  infrastructure: 'No verdict: a device broke',
};

const verdictWords: Readonly<Record<DeviceVerdict, string>> = {
  passed: 'passed',
  failed: 'failed',
  infrastructure: 'device broke',
};

/** One self-contained page: every device side by side, with what is wrong on it below its picture. */
export function galleryPage(gallery: Gallery): string {
  const { subject, verdict, results, pictures } = gallery;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(headlines[verdict])}: ${escapeHtml(subject)}</title>
<style>${galleryStyle}</style>
</head>
<body>
<header>
<p class="eyebrow">Slipway device run</p>
<h1><span class="dot ${verdict}"></span>${escapeHtml(headlines[verdict])}</h1>
<p class="summary"><code>${escapeHtml(subject)}</code> ${escapeHtml(summary(results))}</p>
</header>
<main>
${results.map((result, index) => card(result, pictures[index])).join('\n')}
</main>
</body>
</html>
`;
}

function summary(results: readonly DeviceResult[]): string {
  const seconds = results.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  const passed = results.filter(({ verdict }) => verdict === 'passed').length;
  return `passed on ${passed} of ${results.length} devices, ${seconds.toFixed(1)} device seconds`;
}

function card(result: DeviceResult, picture: string | undefined): string {
  const { width, height, pixelRatio } = result.screen;
  const pixels = `${Math.round(width * pixelRatio)} × ${Math.round(height * pixelRatio)}`;
  return `<article class="${width > height ? 'wide' : 'tall'}">
<div class="screen" style="aspect-ratio:${width}/${height}">${screen(result, picture)}</div>
<div class="caption">
<h2>${escapeHtml(result.title)}</h2>
<span class="verdict ${result.verdict}">${verdictWords[result.verdict]}</span>
</div>
<p class="facts"><span lang="en">${escapeHtml(result.locale)}</span> · ${pixels} · ${(result.durationMs / 1000).toFixed(1)} s</p>
${problemList(result.problems)}
</article>`;
}

function screen({ title, locale }: DeviceResult, picture: string | undefined): string {
  if (picture === undefined) return '<p class="nothing">no picture</p>';
  return `<img alt="${escapeHtml(`${title}, ${locale}`)}" src="${escapeHtml(picture)}">`;
}

function problemList(problems: readonly DeviceProblem[]): string {
  if (problems.length === 0) return '';
  const errorsFirst = [...problems].sort((a, b) => a.severity.localeCompare(b.severity));
  const items = errorsFirst.map(
    ({ severity, message }) => `<li class="${severity}"><b>${severity}</b> ${escapeHtml(message)}</li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}
