import { join } from 'node:path';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { VersionCode } from '../../stores/version-code.ts';
import { assertNoErrors } from '../assert-findings.ts';
import {
  type BuildOutput,
  type InspectOutput,
  inspectOutput,
  type KeptFile,
  type VersionOutput,
} from '../outputs.ts';
import type { Inspection, ReleaseContext } from '../ports.ts';
import type { Step, StepTools } from '../step.ts';

/** Reads the kept artifact and holds it against what this release is meant to be. */
export function inspectStep(
  context: ReleaseContext,
  { version, built }: { version: VersionOutput; built: BuildOutput },
): Step<InspectOutput> {
  const { app, folder, ports } = context;
  const { applicationId, sizeBudget } = app;
  const { moreArtifacts = [] } = built;
  return {
    name: 'inspect',
    doing: 'reading the artifact',
    output: inspectOutput,
    input: () => ({
      sha256: built.artifact.sha256,
      applicationId,
      version: { ...version },
      // Left out where there is none, so that releases from before there were budgets go on.
      ...(sizeBudget === undefined ? {} : { sizeBudget: { ...sizeBudget } }),
      ...(moreArtifacts.length > 0 && { more: moreArtifacts.map(({ sha256 }) => sha256) }),
    }),
    recall: inWords,
    async run(tools) {
      const inspection = await ports.inspect(join(folder, built.artifact.path));
      assertMatches(inspection, { applicationId, ...version });
      tellWarnings(inspection.findings, tools);
      assertNoErrors('The artifact', inspection.findings);
      const { kind, schemes, signature, entryCount } = inspection;
      const moreVersionCodes = await inspectMore(context, { version, moreArtifacts, tools });
      const output = {
        kind,
        schemes,
        entryCount,
        ...(signature !== undefined && { signature }),
        ...(moreVersionCodes.length > 0 && { moreVersionCodes }),
      };
      return { output, summary: inWords(output) };
    },
  };
}

interface More {
  readonly version: VersionOutput;
  readonly moreArtifacts: readonly KeptFile[];
  readonly tools: StepTools;
}

/** The same of the others, but for their version codes: Google Play tells the artifacts of a release apart by them. */
async function inspectMore(
  { app, folder, ports }: ReleaseContext,
  { version, moreArtifacts, tools }: More,
): Promise<readonly VersionCode[]> {
  const codes: VersionCode[] = [];
  for (const { path } of moreArtifacts) {
    const inspection = await ports.inspect(join(folder, path));
    const { versionCode, findings } = inspection;
    if ([version.versionCode, ...codes].includes(versionCode)) throw sameCode(path, versionCode);
    const { versionName } = version;
    assertMatches(inspection, { applicationId: app.applicationId, versionName, versionCode });
    tellWarnings(findings, tools);
    assertNoErrors(path, findings);
    codes.push(versionCode);
  }
  return codes;
}

function sameCode(path: string, versionCode: VersionCode): SlipwayError {
  return new SlipwayError('ARTIFACT_MISMATCH', {
    message: 'Two artifacts of the release have the same version code.',
    seen: `${path}: ${versionCode}`,
    next: 'Give each artifact of a release a version code of its own.',
  });
}

interface Wanted {
  readonly applicationId: string;
  readonly versionName: string;
  readonly versionCode: VersionCode;
}

function assertMatches(seen: Inspection, wanted: Wanted): void {
  const differences = (['applicationId', 'versionName', 'versionCode'] as const)
    .filter((key) => seen[key] !== wanted[key])
    .map((key) => `${key} is ${seen[key] ?? 'missing'}, should be ${wanted[key]}`);
  if (differences.length === 0) return;
  throw new SlipwayError('ARTIFACT_MISMATCH', {
    message: 'The artifact is not the one that this release asked for.',
    seen: differences.join('\n'),
  });
}

/** One that fails nothing is still said: nobody else looks at it. */
function tellWarnings(findings: Inspection['findings'], tools: StepTools): void {
  for (const { severity, place, message } of findings) {
    if (severity === 'warning') tools.progress(`warning: ${place}: ${message}`);
  }
}

function inWords({ kind, schemes, signature, entryCount }: InspectOutput): string {
  const signed = signature ?? presentOnly(schemes);
  return `${kind.toUpperCase()}, ${entryCount} entries, ${signed}`;
}

function presentOnly(schemes: readonly string[]): string {
  return schemes.length === 0 ? 'unsigned' : `signed (${schemes.join(', ')}; present, not verified)`;
}
