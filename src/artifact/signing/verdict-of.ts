import type { Certificate, CertificateFacts } from './certificate/certificate.ts';
import { certificateWarnings, type ExpiryCheck } from './certificate/warnings.ts';
import { leaves, lineageOf, type VerifiedSchemes } from './cross-checks.ts';
import type { JarSigner } from './jar/jar-context.ts';
import type { Remarks } from './remarks.ts';
import { capabilitiesOf } from './scheme/lineage.ts';
import type { SdkRange } from './scheme/signer.ts';
import { pairIds, type SigningPairs } from './scheme/signing-pairs.ts';
import { type BlocksVerdict, hasBlock } from './scheme/verify-blocks.ts';
import type { Scheme, SchemeSigner, SchemeState, SignatureRemark, SignatureVerdict } from './verdict.ts';
import type { RawEntry } from './zip/raw-entries.ts';

export interface Findings {
  readonly remarks: Remarks;
  readonly jar: { readonly signers: readonly JarSigner[] | undefined } | undefined;
  readonly schemes: VerifiedSchemes;
  readonly blocks: BlocksVerdict;
  readonly range: SdkRange;
  readonly pairs: SigningPairs | undefined;
  readonly entries: readonly RawEntry[];
  readonly expiry: ExpiryCheck | undefined;
  /** Of the file. */
  readonly sha256: string | undefined;
}

/** Puts together what was found; pure. */
export function verdictOf(findings: Findings): SignatureVerdict {
  const { remarks, schemes, pairs, range } = findings;
  const verified = remarks.problems.length === 0;
  const schemeSigners = signersOf(findings);
  return {
    verified,
    sdkRange: range,
    schemes: {
      v1: jarState(findings),
      v2: blockState(findings, 'v2'),
      v3: blockState(findings, 'v3'),
      'v3.1': blockState(findings, 'v3.1'),
    },
    signers: verified ? identity(schemes) : [],
    schemeSigners,
    lineage: (lineageOf(schemes) ?? []).map((link) => ({
      certificate: link.certificate.facts,
      capabilities: capabilitiesOf(link),
    })),
    sourceStamp: hasStamp(pairs) ? 'present' : 'absent',
    problems: remarks.problems,
    warnings: [...remarks.warnings, ...warningsOf(schemeSigners, findings.expiry)],
    sha256: findings.sha256,
  };
}

/** The verdict on a file that is no APK. */
export function refusedVerdict(
  problem: SignatureRemark,
  { range, sha256 }: { readonly range: SdkRange; readonly sha256: string | undefined },
): SignatureVerdict {
  return {
    verified: false,
    sdkRange: range,
    schemes: { v1: 'absent', v2: 'absent', v3: 'absent', 'v3.1': 'absent' },
    ...{ signers: [], schemeSigners: [], lineage: [], warnings: [] },
    sourceStamp: 'absent',
    problems: [problem],
    sha256,
  };
}

function blockState({ blocks, pairs }: Findings, scheme: 'v2' | 'v3' | 'v3.1'): SchemeState {
  const block = blocks.blocks.find((each) => each.scheme === scheme);
  if (block !== undefined) return block.verified ? 'verified' : 'failed';
  return hasBlock(pairs, scheme) ? 'not-checked' : 'absent';
}

function jarState({ jar, entries }: Findings): SchemeState {
  if (jar !== undefined) return jar.signers === undefined ? 'failed' : 'verified';
  return entries.some(({ name }) => /^META-INF\/[^/]+\.SF$/.test(name)) ? 'not-checked' : 'absent';
}

/** The certificates a device knows the app by: the newest scheme decides, and in it the newest signer. */
function identity({ v1, v2, v3, v31 }: VerifiedSchemes): readonly CertificateFacts[] {
  const newest = v31 ?? v3;
  if (newest !== undefined) return leaves(newest).slice(-1).map(factsOf);
  if (v2 !== undefined) return leaves(v2).map(factsOf);
  return (v1 ?? []).flatMap(({ certificates }) => certificates.slice(0, 1)).map(factsOf);
}

function factsOf({ facts }: Certificate): CertificateFacts {
  return facts;
}

function signersOf({ jar, blocks }: Findings): readonly SchemeSigner[] {
  const v1 = (jar?.signers ?? []).map(({ name, certificates }) => ({
    scheme: 'v1' as Scheme,
    name,
    certificates: certificates.map(factsOf),
    sdkRange: undefined,
  }));
  const others = blocks.blocks.flatMap(({ scheme, signers }) =>
    signers.map(({ index, certificates, sdkRange }) => ({
      scheme,
      name: `#${index + 1}`,
      certificates: certificates.map(factsOf),
      sdkRange,
    })),
  );
  return [...v1, ...others];
}

function hasStamp(pairs: SigningPairs | undefined): boolean {
  return [pairIds.sourceStamp, pairIds.sourceStampV1].some((id) => pairs?.values.has(id) === true);
}

/** Each certificate once, however many schemes it signs. */
function warningsOf(
  signers: readonly SchemeSigner[],
  expiry: ExpiryCheck | undefined,
): readonly SignatureRemark[] {
  const own = new Map(
    signers.flatMap(({ certificates: [leaf] }) => (leaf === undefined ? [] : [[leaf.sha256, leaf]])),
  );
  return [...own.values()].flatMap((facts) => certificateWarnings(facts, { place: facts.subject, expiry }));
}
