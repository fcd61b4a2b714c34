import { basename } from 'node:path';
import { type Html, html } from '../../report/html.ts';
import { htmlPage } from '../../report/html-page.ts';
import type { Change } from '../compare/compare-facts.ts';
import type { FactSection } from '../compare/facts.ts';
import { growthText, sectionTitle, shareText, sizeText } from '../compare/text.ts';
import { factRows } from '../inspect/fact-rows.ts';
import type { Inspection } from '../inspect/inspection.ts';
import { belowOf, kindOfFile } from '../sizes/kind-of-file.ts';
import { bytesText } from '../sizes/size-budget.ts';
import { type MapFile, sizeTree } from '../sizes/size-tree.ts';
import { folded } from './folded.ts';
import { headline } from './inspection-page.ts';
import { sizeMap } from './size-map.ts';
import { sizeMapScript } from './size-map-script.ts';
import { sizeMapStyle } from './size-map-style.ts';

export interface Comparison {
  readonly before: Inspection;
  readonly after: Inspection;
  readonly changes: readonly Change[];
}

/** The files that changed most; --json has them all. */
const shownFiles = 200;

/** What changed between two artifacts, as one page that loads nothing. Pure. */
export function comparisonPage(comparison: Comparison): string {
  const { before, after, changes } = comparison;
  const sections = [...Map.groupBy(changes, ({ section }) => section)];
  return htmlPage({
    title: headline(factRows(after)),
    eyebrow: `Slipway comparison of ${basename(before.path)}, ${headline(factRows(before))}, with ${basename(after.path)}`,
    style: `${sizeMapStyle}${barStyle}`,
    script: sizeMapScript,
    body: [
      cards(comparison),
      ...sections.map(([section, all]) => sectionMarkup(section, all, comparison)),
      ...(changes.length === 0 ? [html`<section><p>No difference was found.</p></section>`] : []),
    ],
  });
}

function cards({ before, after, changes }: Comparison): Html {
  const added = changes.filter(({ section, kind }) => section === 'permissions' && kind === 'added').length;
  const [old, now] = [before.sizes, after.sizes];
  return html`<div class="cards">
<div class="card ${added > 0 ? 'odd' : ''}"><b>${added}</b><span>new permissions</span></div>
${sizeCard('file', old.fileBytes, now.fileBytes)}
${sizeCard('download at most, estimated', old.download?.maxBytes, now.download?.maxBytes)}
${sizeCard('installed at most, estimated', old.install.maxBytes, now.install.maxBytes)}
</div>`;
}

function sizeCard(what: string, before: number | undefined, after: number | undefined): Html {
  if (before === undefined || after === undefined) {
    return html`<div class="card"><b>not estimated</b><span>${what}</span></div>`;
  }
  const growth = after - before;
  const share = shareText(before, growth);
  return html`<div class="card"><b class="${toneOf(growth)}">${growth === 0 ? 'as before' : growthText(growth)}</b><span>${what}: ${bytesText(before)} → ${bytesText(after)}${share === '' ? '' : `, ${share}`}</span></div>`;
}

function sectionMarkup(section: FactSection, changes: readonly Change[], comparison: Comparison): Html {
  const title = html`<h2>${sectionTitle(section)} <span class="soft">${changes.length}</span></h2>`;
  if (changes.every(({ growthBytes }) => growthBytes === null)) {
    const rows = (some: readonly Html[]) =>
      html`<div class="scroll"><table><tbody>${some}</tbody></table></div>`;
    return html`<section>${title}${folded(changes.map(textRow), rows)}</section>`;
  }
  const map = section === 'files' ? growthMap(comparison) : html``;
  const most = changes.reduce((largest, { growthBytes }) => Math.max(largest, Math.abs(growthBytes ?? 0)), 1);
  const rows = changes.slice(0, shownFiles).map((change) => sizeRow(change, most));
  const rest = changes.length - shownFiles;
  const table = (some: readonly Html[]) =>
    html`<div class="scroll"><table class="sizes"><tbody>${some}</tbody></table></div>`;
  return html`<section>${title}${map}${folded(rows, table)}${rest > 0 ? html`<p class="soft">… and ${rest} more: slipway compare --json has them all.</p>` : html``}</section>`;
}

function textRow({ kind, name, before, after }: Change): Html {
  const value = kind === 'changed' ? `${before} → ${after}` : String(after ?? before);
  return html`<tr><td class="mark ${kind}">${kind}</td><td>${name}</td><td>${value}</td></tr>`;
}

function sizeRow({ kind, name, before, after, growthBytes }: Change, most: number): Html {
  const growth = growthBytes ?? 0;
  const width = ((100 * Math.abs(growth)) / most).toFixed(1);
  return html`<tr><td class="mark ${kind}">${kind}</td><td class="number ${toneOf(growth)}">${growthText(growth)}</td><td class="number soft">${shareText(before, growth)}</td><td class="number">${sizeText(before)} → ${sizeText(after)}</td><td class="bar"><i class="${toneOf(growth)}" style="width:${width}%"></i></td><td>${name}</td></tr>`;
}

function toneOf(growth: number): 'grew' | 'shrank' | '' {
  return growth > 0 ? 'grew' : growth < 0 ? 'shrank' : '';
}

function growthMap({ before, after, changes }: Comparison): Html {
  const files = changes
    .filter(({ section, growthBytes }) => section === 'files' && growthBytes !== 0)
    .map(({ name, kind, growthBytes }): MapFile => {
      const where = kind === 'removed' ? before : after;
      const growth = growthBytes ?? 0;
      return {
        name,
        kind: kindOfFile(where.kind, name, belowOf(where)).kind,
        bytes: Math.abs(growth),
        tone: growth > 0 ? 'grew' : 'shrank',
      };
    });
  const explanation = 'The area of a part is by how much it grew (+, red) or shrank (-, green) in the file.';
  return sizeMap({ tree: sizeTree(files), explanation });
}

const barStyle = `
.mark{color:var(--soft);width:5em;white-space:nowrap}.sizes{min-width:700px}.mark.added{color:var(--odd)}
.sizes .bar{width:18%;min-width:60px;vertical-align:middle}
.bar i{display:block;height:9px;border-radius:2px;background:currentColor}
`;
