import { printable } from '../text/printable.ts';

/** Markup that may go into a page as it is. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | readonly Html[];

/** Markup with values in it: text is escaped wherever it stands, in content as in quoted attributes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const pieces = strings.map((string, index) => {
    const part = parts[index];
    return string + (part === undefined ? '' : markupOf(part));
  });
  return { markup: pieces.join('') };
}

function markupOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(printable(String(part)));
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
