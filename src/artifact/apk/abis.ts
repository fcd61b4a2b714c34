/** ABIs that the archive has native libraries for, sorted: the folders below `lib/`. */
export function abisOf(names: Iterable<string>): readonly string[] {
  const found = new Set<string>();
  for (const name of names) {
    const abi = /^lib\/([^/]+)\/[^/]/u.exec(name)?.[1];
    if (abi !== undefined) found.add(abi);
  }
  return [...found].sort();
}
