import { isSame } from '../entitlements.ts';
import type { IosArtifact, IosBinary, IosBundle, IosSlice } from '../ios-artifact.ts';
import type { SignatureReport } from '../signature-report.ts';
import { type Draft, listOf, programs, type Rule } from './finding.ts';

export const signingRules: readonly Rule[] = [
  unsigned,
  alteredCode,
  sealedFiles,
  brokenCms,
  sealedResources,
  identifiers,
  teams,
  notForDistribution,
  untrusted,
  encodingsDiffer,
];

function binaries({ bundles, looseBinaries }: IosArtifact): readonly IosBinary[] {
  return [...bundles.flatMap(({ executable }) => executable ?? []), ...looseBinaries];
}

function eachSignature(
  artifact: IosArtifact,
  check: (signature: SignatureReport, slice: IosSlice) => string | undefined,
): readonly { readonly path: string; readonly problem: string }[] {
  return binaries(artifact).flatMap(({ path, slices, isFat }) =>
    slices.flatMap((slice) => {
      const problem = slice.codeSignature && check(slice.codeSignature, slice);
      return problem === undefined
        ? []
        : [{ path, problem: isFat ? `${problem} (${slice.architecture})` : problem }];
    }),
  );
}

const signAgain = 'Sign again after the last change, inner bundles first, as xcodebuild -exportArchive does.';

function unsigned(artifact: IosArtifact): readonly Draft[] {
  const broken = new Set(artifact.unreadable.map(({ path }) => path));
  return binaries(artifact).flatMap(({ path, slices }): readonly Draft[] => {
    if (broken.has(path)) return [];
    const isUnsigned = slices.some(({ codeSignature }) => codeSignature === undefined);
    const isAdHoc = slices.some(
      ({ codeSignature }) => codeSignature !== undefined && codeSignature.cms === undefined,
    );
    if (!isUnsigned && !isAdHoc) return [];
    return [
      {
        itms: '90034',
        rule: isUnsigned ? 'unsigned' : 'signed-ad-hoc',
        severity: 'error',
        place: path,
        message: isUnsigned
          ? 'The binary is not signed'
          : 'The binary is signed ad hoc: its hashes are right or wrong, and nobody vouches for them',
        remedy: 'Export the archive with a distribution certificate.',
      },
    ];
  });
}

function alteredCode(artifact: IosArtifact): readonly Draft[] {
  const found = eachSignature(artifact, ({ directories }) => {
    for (const { pages, hash } of directories) {
      if (pages.problem !== undefined) return pages.problem;
      const { differentCount, different, checked } = pages;
      if (differentCount === 0) continue;
      return `${differentCount} of ${checked} pages are not what was signed (${hash}), page ${listOf(different.map(String))}`;
    }
    return undefined;
  });
  return found.map(({ path, problem }) => ({
    itms: '90035',
    rule: 'code-altered',
    severity: 'error',
    place: path,
    message: `The code was changed after it was signed: ${problem}`,
    remedy: signAgain,
  }));
}

function sealedFiles(artifact: IosArtifact): readonly Draft[] {
  const found = eachSignature(artifact, ({ directories }) => {
    const wrong = directories.flatMap(({ slots }) => slots.filter(({ state }) => state !== 'matches'));
    const texts = wrong.map(({ name, state }) => `${name} ${stateText[state]}`);
    return texts.length === 0 ? undefined : [...new Set(texts)].join(', ');
  });
  return found.map(({ path, problem }) => ({
    itms: '90035',
    rule: 'sealed-part-differs',
    severity: 'error',
    place: path,
    message: `What the code directory seals is not what is there: ${problem}`,
    remedy: signAgain,
  }));
}

const stateText = {
  matches: 'is as signed',
  differs: 'was changed',
  missing: 'is missing',
  unsealed: 'is not sealed',
} as const;

function brokenCms(artifact: IosArtifact): readonly Draft[] {
  return eachSignature(artifact, ({ cms }) => cms?.problem).map(({ path, problem }) => ({
    itms: '90035',
    rule: 'signature-broken',
    severity: 'error',
    place: path,
    message: `The signature does not hold: ${problem}`,
    remedy: signAgain,
  }));
}

function sealedResources({ bundles }: IosArtifact): readonly Draft[] {
  return bundles.flatMap(({ seal, path, executable }): readonly Draft[] => {
    const isSigned =
      executable?.slices.some(({ codeSignature }) => codeSignature?.cms !== undefined) === true;
    if (seal === undefined) {
      if (!isSigned) return [];
      return [resourceDraft(path, 'The bundle is signed and has no _CodeSignature/CodeResources')];
    }
    return [
      ...(seal.problem === undefined
        ? []
        : [resourceDraft(path, `The seal cannot be checked: ${seal.problem}`)]),
      ...(seal.altered.length === 0
        ? []
        : [resourceDraft(path, `Changed after signing: ${listOf(seal.altered)}`)]),
      ...(seal.missing.length === 0
        ? []
        : [resourceDraft(path, `Sealed and missing: ${listOf(seal.missing)}`)]),
      ...(seal.added.length === 0 ? [] : [resourceDraft(path, `Added after signing: ${listOf(seal.added)}`)]),
    ];
  });
}

function resourceDraft(place: string, message: string): Draft {
  return { itms: '90035', rule: 'resources-altered', severity: 'error', place, message, remedy: signAgain };
}

/** Of the first slice: codesign writes the same into all. */
export function primarySignature({ executable }: IosBundle): SignatureReport | undefined {
  return executable?.slices[0]?.codeSignature;
}

/** Signed by somebody; what the linker signs ad hoc bears the name of the file. */
function vouched(bundle: IosBundle): SignatureReport | undefined {
  const signature = primarySignature(bundle);
  return signature?.cms === undefined ? undefined : signature;
}

function identifiers(artifact: IosArtifact): readonly Draft[] {
  return artifact.bundles.flatMap((bundle): readonly Draft[] => {
    const identifier = vouched(bundle)?.directories[0]?.identifier;
    const wanted = bundle.info?.bundleId;
    if (identifier === undefined || wanted === undefined || identifier === wanted) return [];
    return [
      {
        itms: '90334',
        rule: 'signature-identifier-differs',
        severity: 'error',
        place: bundle.path,
        message: `The signature names ${identifier}, Info.plist ${wanted}`,
        remedy: `Sign with --identifier ${wanted}, or leave the option out.`,
      },
    ];
  });
}

function teams(artifact: IosArtifact): readonly Draft[] {
  const teamOf = (bundle: IosBundle) => vouched(bundle)?.directories[0]?.teamId;
  const appTeam = teamOf(artifact.app);
  return artifact.bundles.flatMap((bundle): readonly Draft[] => {
    const team = teamOf(bundle);
    if (team === undefined || appTeam === undefined || team === appTeam) return [];
    return [
      {
        itms: '90035',
        rule: 'signed-by-another-team',
        severity: 'error',
        place: bundle.path,
        message: `Signed by team ${team} while the app is signed by ${appTeam}: iOS refuses to load it`,
        remedy: 'Set the framework to Embed & Sign, so that it is signed with the app.',
      },
    ];
  });
}

function notForDistribution(artifact: IosArtifact): readonly Draft[] {
  return programs(artifact).flatMap((bundle): readonly Draft[] => {
    const [leaf] = vouched(bundle)?.cms?.chain?.certificates ?? [];
    if (leaf === undefined || /^(Apple|iPhone) Distribution: /.test(leaf.commonName)) return [];
    return [
      {
        itms: '90034',
        rule: 'not-signed-for-distribution',
        severity: 'error',
        place: bundle.path,
        message: `Signed with “${leaf.commonName}”, which is no distribution certificate`,
        remedy: 'Sign with an Apple Distribution certificate: slipway signing status shows what there is.',
      },
    ];
  });
}

/** What a signature is worth is decided by Apple's root alone; revocation is not asked. */
function untrusted(artifact: IosArtifact): readonly Draft[] {
  const bad = programs(artifact).filter((bundle) => {
    const verdict = vouched(bundle)?.cms?.chain?.verdict;
    return verdict === 'other' || verdict === 'incomplete';
  });
  const [first] = bad;
  if (first === undefined) return [];
  const isOther = bad.some((bundle) => vouched(bundle)?.cms?.chain?.verdict === 'other');
  return [
    {
      itms: '90034',
      rule: isOther ? 'certificate-not-of-apple' : 'certificate-chain-incomplete',
      severity: 'warning',
      place: listOf(bad.map(({ path }) => path)),
      message: isOther
        ? 'The certificates lead to a root that is not Apple’s, so that no device and no store trusts the signature'
        : 'Certificates on the way to Apple’s root are missing in the signature, so that it is not known who signed',
      remedy: 'Sign with a certificate from Apple; its intermediate certificate has to be in the keychain.',
    },
  ];
}

/** iOS 15 and later read the DER form, older systems the XML one. */
function encodingsDiffer(artifact: IosArtifact): readonly Draft[] {
  const found = eachSignature(artifact, ({ entitlements, derEntitlements }) => {
    if (entitlements === undefined || derEntitlements === undefined) return undefined;
    return isSame(entitlements, derEntitlements) ? undefined : 'XML and DER';
  });
  return found.map(({ path }) => ({
    itms: '90035',
    rule: 'entitlement-encodings-differ',
    severity: 'error',
    place: path,
    message: 'The entitlements say one thing in XML and another in DER, which newer systems read',
    remedy: 'Sign with a current codesign, which writes both.',
  }));
}
