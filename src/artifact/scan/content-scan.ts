import { readDexTables } from './dex-tables.ts';
import { type ContentKind, contentKind } from './entry-kind.ts';
import { findHosts } from './find-hosts.ts';
import { devBundle, keystoreWithKey, type Leftover, leftoverByName } from './find-leftovers.ts';
import { type SdkHit, sdkByName, sdksInDex, sdksLinked } from './find-sdks.ts';
import { findSecrets, type SecretHit } from './find-secrets.ts';
import { hermesStrings } from './hermes-strings.ts';
import { searchableText } from './searchable-text.ts';

export interface ScannedEntry {
  readonly name: string;
  /** Unpacked. */
  readonly sizeBytes: number;
}

/** A host that the app names in an address, and where. */
export interface HostHit {
  readonly host: string;
  readonly count: number;
  /** The first three entries. */
  readonly entries: readonly string[];
}

export interface ContentScan {
  readonly secrets: readonly SecretHit[];
  readonly sdks: readonly SdkHit[];
  readonly cleartextHosts: readonly HostHit[];
  readonly localHosts: readonly HostHit[];
  readonly leftovers: readonly Leftover[];
  /** What was looked into, and what would have been but for the budget. */
  readonly scanned: Amount;
  readonly overBudget: Amount;
  /** Entries that were to be looked into and could not be read, with the reason. */
  readonly damaged: readonly DamagedEntry[];
}

export interface DamagedEntry {
  readonly entry: string;
  readonly reason: string;
}

export interface Amount {
  readonly entries: number;
  readonly bytes: number;
}

export interface ContentScanner {
  /**
   * To be called once for each entry, in any order: the name is looked at, and the answer says whether the
   * content is wanted. Entries are chosen by name, so that nothing is unpacked to be thrown away.
   */
  readonly wants: (entry: ScannedEntry) => boolean;
  /** The unpacked content of an entry that was wanted; it is not kept. */
  readonly add: (name: string, content: Buffer) => void;
  /** An entry that was wanted and that cannot be read. */
  readonly damaged: (entry: DamagedEntry) => void;
  readonly finish: () => ContentScan;
}

/** Unpacked bytes to look into at most; entries beyond are counted, not read. */
export interface ScanLimits {
  /** Of dex files, resources and text. */
  readonly contentBytes: number;
  /** Of native libraries and programs, which are large and hold strings here and there. */
  readonly machineCodeBytes: number;
}

/** A large app has some 40 MB of code and settings; looking into more costs seconds and rarely tells more. */
const defaultLimits: ScanLimits = { contentBytes: 96 * 1024 * 1024, machineCodeBytes: 32 * 1024 * 1024 };
const entriesShown = 3;
const mostHits = 500;

/** Collects what the content of an artifact gives away. Pure: the caller reads the entries. */
export function createContentScanner(limits: ScanLimits = defaultLimits): ContentScanner {
  const found = emptyFindings();
  const scanned = { entries: 0, bytes: 0 };
  const overBudget = { entries: 0, bytes: 0 };
  const damaged: DamagedEntry[] = [];
  const left = { content: limits.contentBytes, machineCode: limits.machineCodeBytes };
  return {
    wants: (entry) => {
      lookAtName(entry.name, found);
      const kind = contentKind(entry);
      if (kind === undefined) return false;
      const purse = kind === 'machine-code' ? 'machineCode' : 'content';
      const fits = entry.sizeBytes <= left[purse];
      if (fits) left[purse] -= entry.sizeBytes;
      else count(overBudget, entry.sizeBytes);
      return fits;
    },
    add: (name, content) => {
      count(scanned, content.length);
      const kind = contentKind({ name, sizeBytes: content.length });
      if (kind !== undefined) lookInside({ kind, name, content }, found);
    },
    damaged: (entry) => void damaged.push(entry),
    finish: () => ({ ...summary(found), scanned: { ...scanned }, overBudget: { ...overBudget }, damaged }),
  };
}

interface Found {
  readonly secrets: SecretHit[];
  readonly sdks: Map<string, SdkHit>;
  readonly cleartext: Map<string, { count: number; entries: string[] }>;
  readonly local: Map<string, { count: number; entries: string[] }>;
  readonly leftovers: Leftover[];
}

function emptyFindings(): Found {
  return { secrets: [], sdks: new Map(), cleartext: new Map(), local: new Map(), leftovers: [] };
}

function count(amount: { entries: number; bytes: number }, bytes: number): void {
  amount.entries += 1;
  amount.bytes += bytes;
}

function lookAtName(name: string, { sdks, leftovers }: Found): void {
  const sdk = sdkByName(name);
  if (sdk !== undefined && !sdks.has(sdk.name)) sdks.set(sdk.name, sdk);
  const leftover = leftoverByName(name);
  if (leftover !== undefined && leftovers.length < mostHits) leftovers.push(leftover);
}

interface Content {
  readonly kind: ContentKind;
  readonly name: string;
  readonly content: Buffer;
}

function lookInside({ kind, name, content }: Content, found: Found): void {
  if (kind === 'keystore') {
    addLeftover(keystoreWithKey(content, name), found);
    return;
  }
  const dex = kind === 'dex' ? readDexTables(content) : undefined;
  const text = hermesStrings(content) ?? searchableText(dex?.strings ?? content);
  addSdks(dex === undefined ? [] : sdksInDex(dex.definesClass), found);
  addSdks(kind === 'machine-code' ? sdksLinked(text, name) : [], found);
  if (found.secrets.length < mostHits) found.secrets.push(...findSecrets(text, name));
  const { cleartext, local } = findHosts(text);
  merge(found.cleartext, cleartext, name);
  merge(found.local, local, name);
  if (kind === 'text') addLeftover(devBundle(text, name), found);
}

function addSdks(hits: readonly SdkHit[], { sdks }: Found): void {
  for (const sdk of hits) if (!sdks.has(sdk.name)) sdks.set(sdk.name, sdk);
}

function addLeftover(leftover: Leftover | undefined, { leftovers }: Found): void {
  if (leftover !== undefined && leftovers.length < mostHits) leftovers.push(leftover);
}

function merge(all: Found['cleartext'], hosts: ReadonlyMap<string, number>, entry: string): void {
  for (const [host, times] of hosts) {
    const known = all.get(host);
    if (known === undefined) all.set(host, { count: times, entries: [entry] });
    else {
      known.count += times;
      if (known.entries.length < entriesShown) known.entries.push(entry);
    }
  }
}

function summary({ secrets, sdks, cleartext, local, leftovers }: Found) {
  return {
    secrets,
    sdks: [...sdks.values()].sort((a, b) => compare(a.name, b.name)),
    cleartextHosts: hostsOf(cleartext),
    localHosts: hostsOf(local),
    leftovers,
  };
}

function hostsOf(all: Found['cleartext']): readonly HostHit[] {
  return [...all]
    .map(([host, { count: times, entries }]) => ({ host, count: times, entries }))
    .sort((a, b) => b.count - a.count || compare(a.host, b.host));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
