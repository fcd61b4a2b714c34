import { type Fact, type FactSection, factSections } from './facts.ts';

export interface Change {
  readonly section: FactSection;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: string | number | null;
  readonly after: string | number | null;
}

/** What differs between two artifacts, section by section in reading order, then by name. Pure. */
export function compareFacts(before: readonly Fact[], after: readonly Fact[]): readonly Change[] {
  const old = byKey(before);
  const now = byKey(after);
  const changes: Change[] = [];
  for (const [key, { section, name, value, fingerprint }] of now) {
    const was = old.get(key);
    if (was === undefined) changes.push({ section, name, kind: 'added', before: null, after: value });
    else if (was.value !== value || was.fingerprint !== fingerprint) {
      changes.push({ section, name, kind: 'changed', before: was.value, after: value });
    }
  }
  for (const [key, { section, name, value }] of old) {
    if (!now.has(key)) changes.push({ section, name, kind: 'removed', before: value, after: null });
  }
  return changes.toSorted(inReadingOrder);
}

function byKey(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  return new Map(facts.map((fact) => [`${fact.section}\0${fact.name}`, fact]));
}

function inReadingOrder(a: Change, b: Change): number {
  const sections = factSections.indexOf(a.section) - factSections.indexOf(b.section);
  return sections !== 0 ? sections : a.name < b.name ? -1 : 1;
}
