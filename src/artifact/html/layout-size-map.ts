import { type HierarchyRectangularNode, hierarchy, treemap } from 'd3-hierarchy';
import type { SizeNode } from '../sizes/size-tree.ts';

/** A part of the map and where it is, in percent of the part that it lies in. */
export interface Tile {
  readonly node: SizeNode;
  /** 1 is a kind, 2 a folder or what stands for small ones, 3 a file. */
  readonly depth: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Whether there is room for a heading over its parts. */
  readonly hasHeading: boolean;
  readonly tiles: readonly Tile[];
}

/** As the page shows it when its window is wide; the page stretches the map in width. In pixels. */
const map = { width: 1180, height: 640 } as const;
const headingHeight = 18;

/** Lays a tree of sizes out as nested rectangles whose areas are the bytes. Pure. */
export function layoutSizeMap(tree: SizeNode): readonly Tile[] {
  const root = hierarchy(tree, ({ children }) => children)
    // Only the leaves have a size of their own; those of the others are sums.
    .sum(({ children, bytes }) => (children.length === 0 ? bytes : 0));
  const laidOut = treemap<SizeNode>()
    .size([map.width, map.height])
    .paddingInner(1)
    .paddingOuter(({ depth }) => (depth === 0 ? 0 : 1))
    .paddingTop((node) => (hasHeading(node) ? headingHeight : 1))(root);
  return (laidOut.children ?? []).map((child) => tileOf(child, laidOut));
}

function hasHeading({ depth, x0, x1, y0, y1 }: HierarchyRectangularNode<SizeNode>): boolean {
  return depth > 0 && y1 - y0 > 3 * headingHeight && x1 - x0 > 48;
}

function tileOf(node: HierarchyRectangularNode<SizeNode>, outer: HierarchyRectangularNode<SizeNode>): Tile {
  const [outerWidth, outerHeight] = [outer.x1 - outer.x0, outer.y1 - outer.y0];
  return {
    node: node.data,
    depth: node.depth,
    left: share(node.x0 - outer.x0, outerWidth),
    top: share(node.y0 - outer.y0, outerHeight),
    width: share(node.x1 - node.x0, outerWidth),
    height: share(node.y1 - node.y0, outerHeight),
    hasHeading: node.children !== undefined && hasHeading(node),
    tiles: (node.children ?? []).map((child) => tileOf(child, node)),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}
