import { type Html, html } from '../../report/html.ts';

const shown = 12;

/** A list of any length: the first lines, and the others one click away. */
export function folded(lines: readonly Html[], list: (some: readonly Html[]) => Html): Html {
  const rest = lines.slice(shown);
  if (rest.length <= 2) return list(lines);
  return html`${list(lines.slice(0, shown))}<details><summary>${rest.length} more</summary>${list(rest)}</details>`;
}
