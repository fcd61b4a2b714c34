import { attempt } from '../../attempt.ts';
import { parsePlistDict } from '../../plist/parse-plist.ts';
import {
  asDict,
  booleanAt,
  dictAt,
  type PlistDict,
  type PlistValue,
  stringAt,
} from '../../plist/plist-value.ts';
import type { BundleFile, Contents } from '../bundle-files.ts';
import { compileRules, type RuleSet } from './resource-rules.ts';

/** Outcome of holding a bundle's files against its `_CodeSignature/CodeResources`. Paths are inside of the bundle. */
export interface SealVerdict {
  /** Files whose hash was compared. */
  readonly checked: number;
  readonly altered: readonly string[];
  /** Sealed, not optional, and not there. */
  readonly missing: readonly string[];
  /** There, and not sealed. */
  readonly added: readonly string[];
  readonly problem: string | undefined;
}

/** Never sealed by the resources: they are what seals, or are sealed by the code directory. */
const exempt: ReadonlySet<string> = new Set(['_CodeSignature', 'CodeResources', '_MASReceipt']);

interface Seal {
  readonly contents: Contents;
  /** Path of the bundle. */
  readonly bundle: string;
  /** Name of the main executable, whose pages the code directory seals. */
  readonly executable: string | undefined;
  /** Hex cdhashes of the bundles and libraries inside, by full path. */
  readonly cdHashes: ReadonlyMap<string, readonly string[]>;
}

/** Verifies both generations of a seal, `files` (SHA-1) and `files2` (SHA-256 and links). */
export async function verifySeal(seal: Seal, codeResources: Buffer): Promise<SealVerdict> {
  const { contents, bundle } = seal;
  const place = { path: contents.path, entry: `${bundle}/_CodeSignature/CodeResources` };
  const dict = parsePlistDict(codeResources, place);
  const present = filesOf(seal);
  const old = await verifyGeneration(seal, present, {
    sealed: dictAt(dict, 'files'),
    rules: dictAt(dict, 'rules'),
  });
  const current = await verifyGeneration(seal, present, {
    sealed: dictAt(dict, 'files2'),
    rules: dictAt(dict, 'rules2'),
  });
  // Systems since iOS 7 go by the second generation; of the first only wrong hashes are worth a word then.
  const leading = dict.has('files2') ? current : old;
  return {
    checked: leading.checked,
    altered: [...new Set([...current.altered, ...old.altered])],
    missing: leading.missing,
    added: leading.added,
    problem: dict.has('files') || dict.has('files2') ? leading.problem : 'it seals no files',
  };
}

function filesOf({ contents, bundle, executable }: Seal): ReadonlyMap<string, BundleFile> {
  const inside = new Map<string, BundleFile>();
  for (const file of contents.below(bundle)) {
    const path = file.name.slice(bundle.length + 1);
    if (path === executable || exempt.has(path.split('/')[0] as string)) continue;
    inside.set(path, file);
  }
  return inside;
}

interface Generation {
  readonly sealed: PlistDict | undefined;
  readonly rules: PlistDict | undefined;
}

const nothing: SealVerdict = { checked: 0, altered: [], missing: [], added: [], problem: undefined };

async function verifyGeneration(
  seal: Seal,
  present: ReadonlyMap<string, BundleFile>,
  { sealed, rules }: Generation,
): Promise<SealVerdict> {
  if (sealed === undefined) return nothing;
  const ruleSet = compileRules(rules ?? new Map());
  const altered: string[] = [];
  const missing: string[] = [];
  let checked = 0;
  for (const [path, value] of sealed) {
    const file = present.get(path);
    const cdHashes = isNestedBundle(value) ? seal.cdHashes.get(`${seal.bundle}/${path}`) : undefined;
    if (file === undefined && cdHashes === undefined) {
      if (!isOptional(value)) missing.push(path);
      continue;
    }
    checked += 1;
    const isIntact = isNestedBundle(value)
      ? cdHashes?.includes(cdHashIn(value)) === true
      : file !== undefined && (await matches(seal.contents, file, value));
    if (!isIntact) altered.push(path);
  }
  const verdict = { checked, altered, missing };
  try {
    return { ...verdict, added: added(present, sealed, ruleSet), problem: ruleSet.problem };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...verdict, added: [], problem: error.message };
  }
}

function cdHashIn(value: PlistValue): string {
  const hash = asDict(value)?.get('cdhash');
  return Buffer.isBuffer(hash) ? hash.toString('hex') : '';
}

function added(
  present: ReadonlyMap<string, BundleFile>,
  sealed: PlistDict,
  { ruleFor, problem }: RuleSet,
): readonly string[] {
  if (problem !== undefined) return [];
  return [...present.keys()].filter((path) => {
    if (sealed.has(path)) return false;
    const rule = ruleFor(path);
    return rule !== undefined && !rule.isOmitted && !isBelowNested(path, sealed);
  });
}

/** A bundle that is sealed as a whole answers for its own files. */
function isBelowNested(path: string, sealed: PlistDict): boolean {
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    if (isNestedBundle(sealed.get(path.slice(0, at)))) return true;
  }
  return false;
}

function isNestedBundle(value: PlistValue | undefined): boolean {
  return asDict(value)?.has('cdhash') === true;
}

function isOptional(value: PlistValue): boolean {
  return booleanAt(asDict(value), 'optional') === true;
}

/** A bare data value is a SHA-1; a dictionary has `hash` (SHA-1), `hash2` (SHA-256) or the target of a link. */
async function matches(contents: Contents, file: BundleFile, value: PlistValue): Promise<boolean> {
  const dict = asDict(value);
  const link = stringAt(dict, 'symlink');
  if (link !== undefined || file.kind === 'symlink') {
    return file.kind === 'symlink' && (await contents.read(file.name))?.toString('utf8') === link;
  }
  const [sha1, sha256] = [Buffer.isBuffer(value) ? value : dict?.get('hash'), dict?.get('hash2')];
  if (!Buffer.isBuffer(sha1) && !Buffer.isBuffer(sha256)) return false;
  // What cannot be unpacked is not what was sealed either.
  const { value: digest } = await attempt(() => contents.digest(file.name));
  if (digest === undefined) return false;
  const agrees = (sealed: PlistValue | undefined, actual: Buffer) =>
    !Buffer.isBuffer(sealed) || sealed.equals(actual);
  return agrees(sha1, digest.sha1) && agrees(sha256, digest.sha256);
}
