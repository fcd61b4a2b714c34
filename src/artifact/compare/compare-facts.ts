import { type Fact, type FactSection, factSections } from './facts.ts';

export interface Change {
  readonly section: FactSection;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: string | number | null;
  readonly after: string | number | null;
  /** Of bytes, by how many more or fewer; null of text. */
  readonly growthBytes: number | null;
}

/** Within these, what changed most comes first; `sizes` keep the order they are stated in, others go by name. */
const largestFirst: readonly FactSection[] = ['kinds', 'downloads', 'files', 'duplicates'];

/** What differs between two artifacts, section by section in reading order. Pure. */
export function compareFacts(before: readonly Fact[], after: readonly Fact[]): readonly Change[] {
  const old = byKey(before);
  const now = byKey(after);
  const changes: Change[] = [];
  for (const [key, fact] of now) {
    const was = old.get(key);
    if (was === undefined || was.value !== fact.value || was.fingerprint !== fact.fingerprint) {
      changes.push(change(fact, was, fact));
    }
  }
  for (const [key, fact] of old) {
    if (!now.has(key)) changes.push(change(fact, fact, undefined));
  }
  return changes.toSorted(inReadingOrder);
}

function byKey(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  return new Map(facts.map((fact) => [`${fact.section}\0${fact.name}`, fact]));
}

function change({ section, name }: Fact, was: Fact | undefined, now: Fact | undefined): Change {
  return {
    section,
    name,
    kind: was === undefined ? 'added' : now === undefined ? 'removed' : 'changed',
    before: was?.value ?? null,
    after: now?.value ?? null,
    growthBytes: growthOf(was?.value ?? 0, now?.value ?? 0),
  };
}

function growthOf(before: Fact['value'], after: Fact['value']): number | null {
  return typeof before === 'number' && typeof after === 'number' ? after - before : null;
}

function inReadingOrder(a: Change, b: Change): number {
  const sections = factSections.indexOf(a.section) - factSections.indexOf(b.section);
  if (sections !== 0) return sections;
  if (a.section === 'sizes') return 0;
  const growth = Math.abs(b.growthBytes ?? 0) - Math.abs(a.growthBytes ?? 0);
  if (largestFirst.includes(a.section) && growth !== 0) return growth;
  return a.name < b.name ? -1 : 1;
}
