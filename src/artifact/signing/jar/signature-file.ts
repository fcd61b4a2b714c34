import { hash } from 'node:crypto';
import type { SdkRange } from '../scheme/signer.ts';
import { sdk } from '../verdict.ts';
import { digestsToVerify } from './digests.ts';
import { type ManifestSection, manifestSections } from './manifest-file.ts';

export interface JarManifest {
  readonly bytes: Buffer;
  readonly main: ManifestSection;
  /** Sections by the name of their entry. */
  readonly entries: ReadonlyMap<string, ManifestSection>;
}

export interface SignatureFileContext {
  readonly manifest: JarManifest;
  readonly range: SdkRange;
  /** Numbers (2, 3) of the newer schemes that devices of the range know, and of those the file really has. */
  readonly supported: ReadonlySet<number>;
  readonly found: ReadonlySet<number>;
  readonly problem: (rule: string, message: string) => unknown;
  readonly warning: (rule: string, message: string) => void;
}

/** Entries a signature file vouches for; `ignored` when Android passes over the file as a whole. */
export type SignatureFileOutcome = { readonly entries: ReadonlySet<string> } | 'ignored' | 'failed';

/**
 * Compares a signature file (.SF) with the manifest: by the digest of the manifest as a whole or, where that
 * differs, section by section.
 */
export function checkSignatureFile(file: Buffer, context: SignatureFileContext): SignatureFileOutcome {
  const [main, ...sections] = manifestSections(file);
  if (main?.attributes.get('signature-version') === undefined) return 'ignored';
  if (context.range.max >= sdk.v2 && isStripped(main, context)) return 'failed';
  // Android keeps the ways of its first signing tool, whose files are known by this word.
  const bySigntool = main.attributes.get('created-by')?.includes('signtool') === true;
  const whole = manifestHolds(main, bySigntool ? '-Digest' : '-Digest-Manifest', context);
  if (whole === 'malformed') return 'failed';
  if (!bySigntool && !mainSectionHolds(main, context)) return 'failed';
  return sectionsHold(sections, { whole, bySigntool }, context);
}

/** Rollback protection: https://source.android.com/docs/security/features/apksigning/v2#v1-verification */
function isStripped({ attributes }: ManifestSection, context: SignatureFileContext): boolean {
  const named = attributes.get('x-android-apk-signed');
  if (named === undefined) {
    if (context.found.size > 0)
      context.warning('no-strip-protection', 'does not say that the file is signed with a newer scheme too');
    return false;
  }
  const schemes = named.split(',').flatMap((text) => (/^[+-]?\d+$/.test(text.trim()) ? [Number(text)] : []));
  const missing = schemes.find((scheme) => context.supported.has(scheme) && !context.found.has(scheme));
  if (missing === undefined) return false;
  context.problem(
    'stripped',
    `says the file was signed with scheme v${missing} too, but that signature is gone`,
  );
  return true;
}

function manifestHolds(
  main: ManifestSection,
  suffix: string,
  context: SignatureFileContext,
): boolean | 'malformed' {
  const expected = digestsToVerify(main, suffix, context.range);
  if (expected === undefined) {
    context.problem('malformed', 'has a digest that is no base64 text');
    return 'malformed';
  }
  if (expected.length === 0) context.warning('no-manifest-digest', 'has no digest of the whole manifest');
  const { bytes } = context.manifest;
  return (
    expected.length > 0 &&
    expected.every(({ hash: name, digest }) => hash(name, bytes, 'buffer').equals(digest))
  );
}

function mainSectionHolds(main: ManifestSection, context: SignatureFileContext): boolean {
  const section = context.manifest.main;
  const expected = digestsToVerify(main, '-Digest-Manifest-Main-Attributes', context.range);
  const bytes = context.manifest.bytes.subarray(section.start, section.end);
  const holds =
    expected?.every(({ hash: name, digest }) => hash(name, bytes, 'buffer').equals(digest)) === true;
  if (!holds) context.problem('manifest-changed', 'does not match the main section of the manifest');
  return holds;
}

interface Whole {
  /** Whether the digest of the whole manifest matched, so that sections need no comparing. */
  readonly whole: boolean;
  readonly bySigntool: boolean;
}

function sectionsHold(
  sections: readonly ManifestSection[],
  { whole, bySigntool }: Whole,
  context: SignatureFileContext,
): SignatureFileOutcome {
  const entries = new Set<string>();
  let outcome: 'ignored' | 'failed' | undefined;
  for (const section of sections) {
    if (section.name === undefined || entries.has(section.name)) return 'ignored';
    entries.add(section.name);
    if (whole) continue;
    const ofManifest = context.manifest.entries.get(section.name);
    if (ofManifest === undefined) outcome = 'ignored';
    else if (!sectionHolds(section, ofManifest, { bySigntool, context })) outcome ??= 'failed';
  }
  return outcome ?? { entries };
}

interface SectionContext {
  readonly bySigntool: boolean;
  readonly context: SignatureFileContext;
}

function sectionHolds(section: ManifestSection, ofManifest: ManifestSection, rest: SectionContext): boolean {
  const { manifest, range, problem } = rest.context;
  const expected = digestsToVerify(section, '-Digest', range);
  const all = manifest.bytes.subarray(ofManifest.start, ofManifest.end);
  const bytes = rest.bySigntool && all.subarray(-2).equals(Buffer.from('\n\n')) ? all.subarray(0, -1) : all;
  const holds =
    expected !== undefined &&
    expected.length > 0 &&
    expected.every(({ hash: name, digest }) => hash(name, bytes, 'buffer').equals(digest));
  if (!holds) problem('manifest-changed', `does not match what the manifest says of ${section.name}`);
  return holds;
}
