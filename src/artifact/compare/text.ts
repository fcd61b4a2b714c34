import { printable } from '../../text/printable.ts';
import { megabytes } from '../../text/sizes.ts';
import type { Change } from './compare-facts.ts';
import type { FactSection } from './facts.ts';

const marks = { added: '+', removed: '-', changed: '~' } as const;
/** Thousands of changed files tell a reader nothing; --json has them all. */
const shownPerSection = 40;

/** Changes for a person, by section: `+ android.permission.CAMERA  asked for, dangerous`. */
export function changesText(changes: readonly Change[]): string {
  if (changes.length === 0) return 'No difference was found.';
  const sections = Map.groupBy(changes, ({ section }) => section);
  return [...sections].map(([section, all]) => sectionText(section, all)).join('\n\n');
}

function sectionText(section: FactSection, changes: readonly Change[]): string {
  const rest = changes.length - shownPerSection;
  return [
    `${section} (${changes.length})`,
    ...changes.slice(0, shownPerSection).map(changeText),
    ...(rest > 0 ? [`  … and ${rest} more: --json has them all`] : []),
  ].join('\n');
}

function changeText({ kind, name, before, after }: Change): string {
  const value = kind === 'changed' ? changedValue(before, after) : inWords(after ?? before);
  return `${marks[kind]} ${printable(`${name}  ${value}`)}`;
}

function changedValue(before: Change['before'], after: Change['after']): string {
  if (typeof before !== 'number' || typeof after !== 'number')
    return `${inWords(before)} → ${inWords(after)}`;
  const growth = after - before;
  if (growth === 0) return `${inWords(after)}, other content`;
  const share = before === 0 ? '' : `, ${growth > 0 ? '+' : ''}${((growth / before) * 100).toFixed(1)}%`;
  return `${inWords(before)} → ${inWords(after)} (${growth > 0 ? '+' : '-'}${megabytes(Math.abs(growth))}${share})`;
}

function inWords(value: string | number | null): string {
  return typeof value === 'number' ? megabytes(value) : (value ?? 'none');
}
