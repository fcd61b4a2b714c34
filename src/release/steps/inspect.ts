import { join } from 'node:path';
import type { z } from 'zod';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { VersionCode } from '../../stores/version-code.ts';
import { assertNoErrors } from '../assert-findings.ts';
import { type BuildOutput, inspectOutput, type VersionOutput } from '../outputs.ts';
import type { Inspection, ReleaseContext } from '../ports.ts';
import type { Step, StepTools } from '../step.ts';

type InspectOutput = z.infer<typeof inspectOutput>;

/** Reads the kept artifact and holds it against what this release is meant to be. */
export function inspectStep(
  context: ReleaseContext,
  { version, built }: { version: VersionOutput; built: BuildOutput },
): Step<InspectOutput> {
  const { app, folder, ports } = context;
  const { applicationId, sizeBudget } = app;
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
    }),
    recall: inWords,
    async run(tools) {
      const inspection = await ports.inspect(join(folder, built.artifact.path));
      assertMatches(inspection, { applicationId, ...version });
      tellWarnings(inspection.findings, tools);
      assertNoErrors('The artifact', inspection.findings);
      const { kind, schemes, signature, entryCount } = inspection;
      const output = { kind, schemes, entryCount, ...(signature !== undefined && { signature }) };
      return { output, summary: inWords(output) };
    },
  };
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
