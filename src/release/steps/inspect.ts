import { join } from 'node:path';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { type Acceptance, type Accepted, accept } from '../../findings/accept.ts';
import type { VersionCode } from '../../stores/version-code.ts';
import { assertNoErrors } from '../assert-findings.ts';
import { type BuildOutput, type InspectOutput, inspectOutput, type VersionOutput } from '../outputs.ts';
import type { Inspection, ReleaseContext, ReleasePorts } from '../ports.ts';
import type { Step, StepTools } from '../step.ts';

/** What this step needs of a release. */
export interface InspectContext extends Pick<ReleaseContext, 'folder'> {
  readonly app: Pick<ReleaseContext['app'], 'applicationId' | 'sizeBudget' | 'accept'>;
  readonly ports: Pick<ReleasePorts, 'inspect'>;
}

/** Reads the kept artifact and holds it against what this release is meant to be. */
export function inspectStep(
  context: InspectContext,
  { version, built }: { version: VersionOutput; built: BuildOutput },
): Step<InspectOutput> {
  const { applicationId, sizeBudget, accept: acceptances } = context.app;
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
      ...(acceptances.length > 0 && {
        accept: acceptances.map(({ place = null, ...one }) => ({ ...one, place })),
      }),
      ...(moreArtifacts.length > 0 && { more: moreArtifacts.map(({ sha256 }) => sha256) }),
    }),
    recall: inWords,
    async run(tools) {
      const looks = await inspectAll(context, { version, built });
      const judged = looks.map(({ subject, inspection }) => ({
        subject,
        ...accept(inspection.findings, acceptances),
      }));
      tellFindings(judged, tools);
      for (const { subject, open } of judged) assertNoErrors(subject, open);
      const [{ inspection: first }, ...others] = looks;
      const { kind, schemes, signature, entryCount } = first;
      const output = {
        kind,
        schemes,
        entryCount,
        signature,
        ...(others.length > 0 && {
          moreVersionCodes: others.map(({ inspection }) => inspection.versionCode),
        }),
      };
      return { output, summary: inWords(output) };
    },
  };
}

interface Look {
  /** What an error calls it. */
  readonly subject: string;
  readonly inspection: Inspection;
}

/** The artifact, and the others of the release: the same app, but for their version codes. */
async function inspectAll(
  { app, folder, ports }: InspectContext,
  { version, built: { artifact, moreArtifacts = [] } }: { version: VersionOutput; built: BuildOutput },
): Promise<readonly [Look, ...Look[]]> {
  const wanted = { applicationId: app.applicationId, ...version };
  const look = async (path: string) => ports.inspect(join(folder, path));
  const first = await look(artifact.path);
  assertMatches(first, wanted);
  const others: Look[] = [];
  for (const { path } of moreArtifacts) {
    const inspection = await look(path);
    const { versionCode } = inspection;
    const taken = [first, ...others.map((other) => other.inspection)].map((one) => one.versionCode);
    if (taken.includes(versionCode)) throw sameCode(path, versionCode);
    assertMatches(inspection, { ...wanted, versionCode });
    others.push({ subject: path, inspection });
  }
  return [{ subject: 'The artifact', inspection: first }, ...others];
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

/** What fails nothing is still said: nobody else looks at it. */
function tellFindings(judged: readonly Accepted[], { progress }: StepTools): void {
  for (const { open, accepted } of judged) {
    for (const { severity, place, message } of open) {
      if (severity === 'warning') progress(`warning: ${place}: ${message}`);
    }
    for (const { finding, reason } of accepted) {
      progress(`accepted: ${finding.place}: ${finding.message} (${reason})`);
    }
  }
  for (const { rule, place = 'any place' } of unusedIn(judged)) {
    progress(`warning: the config accepts ${rule} at ${place}, and nothing like it was found`);
  }
}

/** What none of the artifacts needed. */
function unusedIn([first, ...others]: readonly Accepted[]): readonly Acceptance[] {
  return (first?.unused ?? []).filter((one) => others.every(({ unused }) => unused.includes(one)));
}

function inWords({ kind, signature = 'signature not verified', entryCount }: InspectOutput): string {
  return `${kind.toUpperCase()}, ${entryCount} entries, ${signature}`;
}
