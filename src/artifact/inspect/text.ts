import { printable } from '../../text/printable.ts';
import { sizeText } from '../sizes/size-text.ts';
import { factRows } from './fact-rows.ts';
import type { Inspection } from './inspection.ts';

const labelWidth = 13;

/** An inspection for a person: one fact a line, in 80 columns but for names that are longer; then its sizes. */
export function inspectionText(inspection: Inspection): string {
  const facts = factRows(inspection).map(([label, values]) => row(label, values));
  return `${facts.join('\n')}\n\n${sizeText(inspection.sizes)}`;
}

/** Names come from files that anybody may have made: control characters must not reach the terminal. */
function row(label: string, values: readonly string[]): string {
  return values
    .map((value, index) => `${(index === 0 ? label : '').padEnd(labelWidth)}${printable(value)}`)
    .join('\n');
}
