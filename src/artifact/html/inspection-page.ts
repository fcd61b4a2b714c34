import { basename } from 'node:path';
import type { Finding } from '../../findings/finding.ts';
import { findingsCount } from '../../findings/findings-text.ts';
import { type Html, html } from '../../report/html.ts';
import { htmlPage } from '../../report/html-page.ts';
import { type FactRows, factRows } from '../inspect/fact-rows.ts';
import type { Inspection } from '../inspect/inspection.ts';
import { bytesText } from '../sizes/size-budget.ts';
import { rangeText } from '../sizes/size-text.ts';
import { folded } from './folded.ts';
import { sizeMapScript } from './size-map-script.ts';
import { sizeMapStyle } from './size-map-style.ts';
import { sizeSection } from './size-section.ts';

const headings: Readonly<Record<string, string>> = {
  signature: 'Signature',
  profile: 'Signature',
  permissions: 'Permissions and components',
  exported: 'Permissions and components',
};

/** Everything that an inspection tells, as one page that loads nothing. Pure. */
export function inspectionPage(inspection: Inspection): string {
  const rows = factRows(inspection);
  return htmlPage({
    title: headline(rows),
    eyebrow: `Slipway inspection of ${basename(inspection.path)}`,
    style: sizeMapStyle,
    script: sizeMapScript,
    body: [cards(inspection), findings(inspection.findings), ...factSections(rows), sizeSection(inspection)],
  });
}

/** `com.example.chat, "Chat" 1.4.0 (version code 42)`. */
export function headline(rows: FactRows): string {
  const of = (label: string) => rows.find(([name]) => name === label)?.[1][0] ?? '';
  return `${of('app')} ${of('version')}`;
}

function cards({ findings: all, sizes }: Inspection): Html {
  const has = (severity: Finding['severity']) => all.some((one) => one.severity === severity);
  const tone = has('error') ? 'bad' : has('warning') ? 'odd' : 'good';
  const download = sizes.download === undefined ? 'not estimated' : rangeText(sizes.download);
  return html`<div class="cards">
<div class="card ${tone}"><b>${findingsCount(all)}</b><span>${has('error') ? 'must not be released as it is' : 'nothing forbids the release'}</span></div>
<div class="card"><b>${bytesText(sizes.fileBytes)}</b><span>unpacked ${bytesText(sizes.sizeBytes)}</span></div>
<div class="card"><b>${download}</b><span>download, estimated</span></div>
<div class="card"><b>${rangeText(sizes.install)}</b><span>installed, estimated</span></div>
</div>`;
}

function findings(all: readonly Finding[]): Html {
  if (all.length === 0) return html``;
  const items = all.map(
    ({ severity, place, message, rule, remedy }) =>
      html`<li class="${severity}"><b>${severity}</b> ${message} <span class="soft">(${rule})</span><code>${place}</code>→ ${remedy}</li>`,
  );
  return html`<section><h2>Findings</h2>${folded(items, (some) => html`<ul>${some}</ul>`)}</section>`;
}

function factSections(rows: FactRows): readonly Html[] {
  const sections = Map.groupBy(rows, ([label]) => headings[label] ?? 'Identity');
  return [...sections].map(
    ([heading, inside]) => html`<section><h2>${heading}</h2><dl>${inside.map(factRow)}</dl></section>`,
  );
}

function factRow([label, values]: FactRows[number]): Html {
  const lines = values.map((value) => html`<span>${value}</span>`);
  return html`<dt>${label}</dt><dd>${folded(lines, (some) => html`${some}`)}</dd>`;
}
