/** A text of at most `width` characters; the end of a path tells more than its beginning. */
export function endOf(text: string, width: number): string {
  return text.length <= width ? text : `…${text.slice(1 - width)}`;
}
