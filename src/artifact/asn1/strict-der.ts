/**
 * Contents of the values that lie one after the other, with just these identifiers, the shortest lengths and nothing
 * behind them; undefined when it is otherwise. X.690, 10.1. None is longer than a signature is.
 */
export function strictContents(bytes: Buffer, identifiers: readonly number[]): readonly Buffer[] | undefined {
  const contents: Buffer[] = [];
  let at = 0;
  for (const identifier of identifiers) {
    const [found, first = 0] = bytes.subarray(at);
    const isLong = first === 0x81 && (bytes[at + 2] ?? 0) >= 0x80;
    if (found !== identifier || (first >= 0x80 && !isLong)) return undefined;
    const start = at + (isLong ? 3 : 2);
    const end = start + (isLong ? (bytes[at + 2] ?? 0) : first);
    if (end > bytes.length) return undefined;
    contents.push(bytes.subarray(start, end));
    at = end;
  }
  return at === bytes.length ? contents : undefined;
}
