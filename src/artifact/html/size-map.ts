import { type Html, html } from '../../report/html.ts';
import { bytesText } from '../sizes/size-budget.ts';
import type { SizeNode } from '../sizes/size-tree.ts';
import { layoutSizeMap, type Tile } from './layout-size-map.ts';

export interface SizeMap {
  readonly tree: SizeNode;
  /** What the areas are, in a sentence. */
  readonly explanation: string;
}

const signs = { grew: '+', shrank: '-' } as const;

/** A map whose areas are bytes, with a button for each kind that enlarges it. The same numbers stand in a table. */
export function sizeMap({ tree, explanation }: SizeMap): Html {
  if (tree.bytes === 0)
    return html`<p class="soft">There is nothing to draw: no file has become larger or smaller, or there is none.</p>`;
  const tiles = layoutSizeMap(tree);
  return html`<p class="soft">${explanation} Choose a kind, or a part of the map, to enlarge it; choose it again to go back.</p>
<div class="legend"><button type="button" data-shows="">everything</button>${tiles.map(legendButton)}</div>
<div class="map" role="img" aria-label="Size map of ${tiles.length} kinds of files; the tables have the same numbers"><div class="tiles">
${tiles.map((tile) => tileMarkup(tile, tree.bytes))}
</div></div>
<p class="soft" id="part" aria-live="polite"></p>`;
}

function legendButton({ node }: Tile): Html {
  return html`<button type="button" class="k-${node.kind ?? ''}" data-shows="${node.label}"><i></i>${node.label} <span>${bytesText(node.bytes)}</span></button>`;
}

function tileMarkup(tile: Tile, wholeBytes: number): Html {
  const { node, tiles, hasHeading } = tile;
  const place = `left:${short(tile.left)}%;top:${short(tile.top)}%;width:${short(tile.width)}%;height:${short(tile.height)}%`;
  const share = ((100 * node.bytes) / wholeBytes).toFixed(1);
  const size = `${node.tone === undefined ? '' : signs[node.tone]}${bytesText(node.bytes)}`;
  const title = `${node.title}: ${size}, ${share}%`;
  if (tiles.length === 0) {
    return html`<div class="file ${node.tone ?? `k-${node.kind ?? ''}`}" style="${place}" title="${title}"><span>${node.label} <b>${size}</b></span></div>`;
  }
  const role = tile.depth === 1 ? `kind k-${node.kind ?? ''}` : 'folder';
  const heading = hasHeading ? html`<span>${node.label} <b>${size}</b></span>` : html``;
  return html`<div class="group ${role}" style="${place}" title="${title}">${heading}${tiles.map((inner) => tileMarkup(inner, wholeBytes))}</div>`;
}

function short(percent: number): string {
  return percent.toFixed(2).replace(/\.?0+$/, '');
}
