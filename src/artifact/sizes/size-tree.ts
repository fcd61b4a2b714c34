import type { FileKind } from './file-kinds.ts';

/** A file with the bytes that it has in the map. */
export interface MapFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly bytes: number;
  /** In a map of changes. */
  readonly tone?: Tone;
}

export type Tone = 'grew' | 'shrank';

/** Kind, folder, file: a part of a size map. Only the outer ones have children. */
export interface SizeNode {
  readonly label: string;
  /** The whole path, or how many files it stands for. */
  readonly title: string;
  readonly kind: FileKind | undefined;
  readonly bytes: number;
  readonly tone: Tone | undefined;
  readonly children: readonly SizeNode[];
}

/** A smaller part would be a few pixels; nobody could read its name, even enlarged. */
const leastShare = 1 / 2000;
const mostFiles = 600;

/**
 * Files as a tree of kind, folder and file. Files too small to be seen stand together in their folder, and folders too
 * small together in their kind, so that thousands of files stay legible and the page small. Pure.
 */
export function sizeTree(files: readonly MapFile[]): SizeNode {
  const leastBytes = Math.max(totalOf(files) * leastShare, sizeOfRank(files, mostFiles), 1);
  const kinds = [...Map.groupBy(files, ({ kind }) => kind)].map(([kind, all]) => {
    const [large, small] = partition(
      [...Map.groupBy(all, ({ name }) => folderOf(name))],
      ([, inside]) => totalOf(inside) >= leastBytes,
    );
    const folders = large.map(([folder, inside]) => folderNode(folder, inside, leastBytes));
    return node({ label: kind, title: kind, kind }, [
      ...folders,
      ...together(small.flatMap(([, one]) => one)),
    ]);
  });
  return node({ label: '', title: '', kind: undefined }, kinds);
}

function folderNode(folder: string, files: readonly MapFile[], leastBytes: number): SizeNode {
  const [large, small] = partition(files, ({ bytes }) => bytes >= leastBytes);
  const leaves = large.map(({ name, kind, bytes, tone }) => ({
    label: name.slice(name.lastIndexOf('/') + 1),
    title: name,
    kind,
    bytes,
    tone,
    children: [],
  }));
  const title = folder === '' ? 'top folder' : folder;
  return node({ label: shortFolder(title), title, kind: files[0]?.kind }, [...leaves, ...together(small)]);
}

/** What grew and what shrank must not cancel each other out of sight. */
function together(files: readonly MapFile[]): readonly SizeNode[] {
  const groups = [...Map.groupBy(files, ({ tone }) => tone)];
  return groups.map(([tone, inside]) => {
    const label = inside.length === 1 ? '1 smaller file' : `${inside.length} smaller files`;
    return { label, title: label, kind: inside[0]?.kind, bytes: totalOf(inside), tone, children: [] };
  });
}

function node(name: Pick<SizeNode, 'label' | 'title' | 'kind'>, children: readonly SizeNode[]): SizeNode {
  const visible = children.filter(({ bytes }) => bytes > 0).toSorted((a, b) => b.bytes - a.bytes);
  return { ...name, bytes: totalOf(visible), tone: undefined, children: visible };
}

/** What tells deep folders apart is at their end. */
function shortFolder(folder: string): string {
  const parts = folder.split('/');
  return parts.length <= 3 ? folder : `…/${parts.slice(-2).join('/')}`;
}

function folderOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}

function sizeOfRank(files: readonly MapFile[], rank: number): number {
  return files.map(({ bytes }) => bytes).sort((a, b) => b - a)[rank] ?? 0;
}

function partition<T>(
  all: readonly T[],
  isFirst: (one: T) => boolean,
): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

function totalOf(sized: readonly { readonly bytes: number }[]): number {
  return sized.reduce((sum, { bytes }) => sum + bytes, 0);
}
