/** A piece of a glob: literal text, any character but a slash, or any run with or without slashes. */
type Piece = { readonly literal: string } | { readonly any: 'character' | 'name' | 'path' };

const mostAlternatives = 64;
const group = /\{([^{}]*)\}/u;
const longestGlob = 1024;

/**
 * A matcher of paths against globs as in Java's `FileSystem.getPathMatcher`, character classes apart. Its time grows
 * with the product of both lengths and no faster, since globs come from a file that may be hostile.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs
    .filter(({ length }) => length <= longestGlob)
    .flatMap(alternativesOf)
    .map(piecesOf);
  return (path) => patterns.some((pieces) => matches(pieces, path));
}

/** `*.{png,jpg}` stands for two globs; one with too many alternatives for none. */
function alternativesOf(glob: string): readonly string[] {
  let globs: readonly string[] = [glob];
  while (globs.some((one) => group.test(one))) {
    globs = globs.flatMap((one) => {
      const found = group.exec(one);
      if (found === null) return [one];
      const [whole, options = ''] = found;
      return options.split(',').map((option) => one.replace(whole, () => option));
    });
    if (globs.length > mostAlternatives) return [];
  }
  return globs;
}

function piecesOf(glob: string): readonly Piece[] {
  return [...glob.matchAll(/\*\*|\*|\?|[^*?]+/gu)].map(([piece]) => {
    if (piece === '**') return { any: 'path' };
    if (piece === '*') return { any: 'name' };
    return piece === '?' ? { any: 'character' } : { literal: piece };
  });
}

/** Keeps the set of places in the path that the pieces so far can have reached. */
function matches(pieces: readonly Piece[], path: string): boolean {
  let reached = new Set([0]);
  for (const piece of pieces) reached = after(piece, path, reached);
  return reached.has(path.length);
}

function after(piece: Piece, path: string, reached: ReadonlySet<number>): Set<number> {
  const next = new Set<number>();
  if ('literal' in piece) {
    for (const at of reached) if (path.startsWith(piece.literal, at)) next.add(at + piece.literal.length);
    return next;
  }
  if (piece.any === 'character') {
    for (const at of reached) if (at < path.length && path[at] !== '/') next.add(at + 1);
    return next;
  }
  let isOpen = false;
  for (let at = 0; at <= path.length; at += 1) {
    isOpen ||= reached.has(at);
    if (isOpen) next.add(at);
    if (piece.any === 'name' && path[at] === '/') isOpen = false;
  }
  return next;
}
