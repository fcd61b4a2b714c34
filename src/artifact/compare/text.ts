import { endOf } from '../../text/end-of.ts';
import { printable } from '../../text/printable.ts';
import { wrap } from '../../text/wrap.ts';
import { bytesText } from '../sizes/size-budget.ts';
import type { Change } from './compare-facts.ts';
import type { FactSection } from './facts.ts';

const marks = { added: '+', removed: '-', changed: '~' } as const;
const titles: Readonly<Partial<Record<FactSection, string>>> = {
  kinds: 'sizes by kind',
  sizes: 'sizes in total',
  downloads: 'downloads by class of devices',
  files: 'files by growth',
  duplicates: 'bytes wasted by duplicates',
};
const columns = 80;
/** Thousands of changed files tell a reader nothing; --json has them all. */
const shownPerSection = 40;

/** Changes for a person, by section: `+ android.permission.CAMERA  asked for, dangerous`. */
export function changesText(changes: readonly Change[]): string {
  if (changes.length === 0) return 'No difference was found.';
  const sections = Map.groupBy(changes, ({ section }) => section);
  return [...sections].map(([section, all]) => sectionText(section, all)).join('\n\n');
}

/** What a section is called where a person reads it. */
export function sectionTitle(section: FactSection): string {
  return titles[section] ?? section;
}

function sectionText(section: FactSection, changes: readonly Change[]): string {
  const rest = changes.length - shownPerSection;
  return [
    `${sectionTitle(section)} (${changes.length})`,
    ...changes.slice(0, shownPerSection).map(changeText),
    ...(rest > 0 ? [`  … and ${rest} more: --json has them all`] : []),
  ].join('\n');
}

function changeText(change: Change): string {
  const { kind, growthBytes, before, after } = change;
  const name = printable(change.name);
  if (growthBytes !== null) return sizeLine({ ...change, name, growthBytes });
  const value = printable(kind === 'changed' ? `${before} → ${after}` : String(after ?? before));
  const line = `${marks[kind]} ${name}  ${value}`;
  if (line.length <= columns) return line;
  return [`${marks[kind]} ${name}`, ...wrap(value, columns - 4).map((part) => `    ${part}`)].join('\n');
}

/** The numbers first, so that they stand below each other whatever the names are. */
function sizeLine({ kind, name, before, after, growthBytes }: Change & { growthBytes: number }): string {
  const numbers = [
    growthText(growthBytes).padStart(9),
    `${shareText(before, growthBytes).padStart(8)} `,
    `${sizeText(before).padStart(7)} →`,
    sizeText(after).padEnd(7),
  ].join(' ');
  const start = `${marks[kind]} ${numbers}  `;
  return `${start}${endOf(name, columns - start.length)}`;
}

/** `+1.2 MB`, `-300 B`, and `±0 B` of a file that is as long as before and has other content. */
export function growthText(bytes: number): string {
  if (bytes === 0) return '±0 B';
  return `${bytes > 0 ? '+' : '-'}${bytesText(Math.abs(bytes))}`;
}

/** Growth as a share of what was there, such as `+12.5%`, or `×12` when it is many times that; empty where nothing was. */
export function shareText(before: Change['before'], growthBytes: number): string {
  if (typeof before !== 'number' || before === 0 || growthBytes === 0) return '';
  const percent = (growthBytes / before) * 100;
  if (percent >= 1000) return `×${(1 + percent / 100).toFixed(0)}`;
  const digits = Math.abs(percent) < 100 ? 1 : 0;
  return `${percent > 0 ? '+' : ''}${percent.toFixed(digits)}%`;
}

export function sizeText(value: Change['before']): string {
  return typeof value === 'number' ? bytesText(value) : 'none';
}
