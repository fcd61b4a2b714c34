import { type Html, html } from '../../report/html.ts';
import type { Inspection } from '../inspect/inspection.ts';
import { isFolder } from '../sizes/file-kinds.ts';
import { type KindGroup, kindGroups, variantName } from '../sizes/kind-groups.ts';
import { belowOf, kindOfFile } from '../sizes/kind-of-file.ts';
import { bytesText } from '../sizes/size-budget.ts';
import type { DuplicateGroup, SizeReport } from '../sizes/size-report.ts';
import { type MapFile, sizeTree } from '../sizes/size-tree.ts';
import { sizeMap } from './size-map.ts';

const shownFiles = 25;
const shownDuplicates = 20;
const shownNames = 6;

/** The sizes of an artifact: the map, and the same in tables. */
export function sizeSection(inspection: Inspection): Html {
  const { sizes } = inspection;
  const explanation = `The area of a part is what it takes in the ${isFolder(sizes.artifact) ? 'folder' : 'file, compressed'}.`;
  return html`<section><h2>Sizes</h2>
${sizeMap({ tree: sizeTree(mapFiles(inspection)), explanation })}
<h3>By kind</h3><div class="scroll"><table>
<thead><tr><th>kind</th><th class="number">files</th><th class="number">${isFolder(sizes.artifact) ? 'size' : 'compressed'}</th><th class="number">share</th><th class="number">unpacked</th></tr></thead>
<tbody>${kindGroups(sizes.kinds).flatMap((group) => kindRows(group, sizes))}${overhead(sizes)}</tbody></table></div>
<h3>Largest files</h3><div class="scroll"><table><tbody>${largestRows(sizes)}</tbody></table></div>
<h3>Duplicates</h3>${duplicates(sizes.duplicates)}
${estimates(sizes)}</section>`;
}

function mapFiles(inspection: Inspection): readonly MapFile[] {
  const below = belowOf(inspection);
  return inspection.files.map(({ name, compressedBytes }) => ({
    name,
    kind: kindOfFile(inspection.kind, name, below).kind,
    bytes: compressedBytes,
  }));
}

function estimates({ download, install }: SizeReport): Html {
  const lines = [
    ...(download === undefined ? [] : [html`<dt>download, estimated from</dt><dd>${download.method}</dd>`]),
    html`<dt>installed, estimated from</dt><dd>${install.method}</dd>`,
  ];
  return html`<h3>How it was estimated</h3><dl>${lines}</dl>`;
}

function kindRows(group: KindGroup, sizes: SizeReport): readonly Html[] {
  const { kind, variants } = group;
  const [only] = variants;
  const name = variants.length === 1 && only?.variant !== '' ? `${kind} ${only?.variant ?? ''}` : kind;
  const parts = variants.length === 1 ? [] : variants;
  return [
    html`<tr><th>${name}</th>${numbers(group, sizes)}</tr>`,
    ...parts.map(
      (variant) => html`<tr class="part"><th>${variantName(variant)}</th>${numbers(variant, sizes)}</tr>`,
    ),
  ];
}

type Sized = Pick<KindGroup, 'files' | 'compressedBytes' | 'sizeBytes'>;

function numbers({ files, compressedBytes, sizeBytes }: Sized, sizes: SizeReport): Html {
  return html`<td class="number">${files}</td><td class="number">${bytesText(compressedBytes)}</td><td class="number">${shareOf(compressedBytes, sizes)}</td><td class="number">${bytesText(sizeBytes)}</td>`;
}

/** What makes the table add up to the file. */
function overhead(sizes: SizeReport): Html {
  const bytes = sizes.fileBytes - sizes.compressedBytes;
  if (bytes <= 0) return html``;
  return html`<tr><th>headers, padding, signing block</th><td></td><td class="number">${bytesText(bytes)}</td><td class="number">${shareOf(bytes, sizes)}</td><td></td></tr>`;
}

function shareOf(bytes: number, { fileBytes }: SizeReport): string {
  return fileBytes === 0 ? '' : `${((100 * bytes) / fileBytes).toFixed(1)}%`;
}

function largestRows({ largest }: SizeReport): readonly Html[] {
  return largest
    .slice(0, shownFiles)
    .map(
      ({ name, kind, compressedBytes, sizeBytes }) =>
        html`<tr><td class="number">${bytesText(compressedBytes)}</td><td class="number soft">${bytesText(sizeBytes)}</td><td>${name}</td><td class="soft">${kind}</td></tr>`,
    );
}

function duplicates(groups: readonly DuplicateGroup[]): Html {
  if (groups.length === 0) return html`<p>No two files of 512 bytes or more have the same content.</p>`;
  const wasted = groups.reduce((sum, { wastedBytes }) => sum + wastedBytes, 0);
  const rest = groups.length - shownDuplicates;
  return html`<p>Keeping one copy of each would save ${bytesText(wasted)}.</p><div class="scroll"><table><tbody>${groups.slice(0, shownDuplicates).map(duplicateRow)}</tbody></table></div>${rest > 0 ? html`<p class="soft">… and ${rest} more: slipway inspect --json has them all.</p>` : html``}`;
}

function duplicateRow({ names, wastedBytes }: DuplicateGroup): Html {
  const rest = names.length - shownNames;
  const lines = names.slice(0, shownNames).map((name) => html`<div>${name}</div>`);
  const more = rest > 0 ? html`<div class="soft">and ${rest} more</div>` : html``;
  return html`<tr><td class="number">${bytesText(wastedBytes)}</td><td>${lines}${more}</td></tr>`;
}
