import { describeEvent } from './describe-event.ts';
import type { LedgerEvent } from './event.ts';

const width = 80;
const typeWidth = 22;

/**
 * A journal for people, 80 columns wide: a line with number, time, type and actor for each event, and
 * below it what happened.
 */
export function journalText(events: readonly LedgerEvent[]): string {
  const numberWidth = String(events.length).length;
  return events.map((event) => eventText(event, numberWidth)).join('\n');
}

function eventText({ sequence, at, actor, body }: LedgerEvent, numberWidth: number): string {
  const number = String(sequence).padStart(numberWidth);
  const time = at.slice(0, 19).replace('T', ' ');
  const head = `${number}  ${time}  ${body.type.padEnd(typeWidth)}${printable(actor)}`;
  const indent = ' '.repeat(numberWidth + 2);
  const lines = wrap(printable(describeEvent(body)), width - indent.length);
  return [clip(head, width), ...lines.map((line) => indent + line)].join('\n');
}

/** Text from outside may hold line breaks and terminal commands; neither may reach the screen. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}

function clip(text: string, columns: number): string {
  return text.length <= columns ? text : `${text.slice(0, columns - 1)}…`;
}

/** Breaks at spaces; a word that is longer than a line is broken where the line ends. */
function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(' ', columns);
    const end = space > 0 ? space : columns;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? lines : [...lines, rest];
}
