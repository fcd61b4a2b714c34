import { resolve } from 'node:path';
import type { Artifact } from '../src/artifact/artifact.ts';
import { artifactText } from '../src/artifact/artifact-text.ts';
import { artifactFindings } from '../src/artifact/findings.ts';
import { readArtifact } from '../src/artifact/read-artifact.ts';
import { defineCommand } from '../src/cli/command.ts';
import type { Finding } from '../src/findings/finding.ts';
import { findingsCount, findingsText } from '../src/findings/findings-text.ts';

export default defineCommand({
  name: 'inspect',
  summary: 'say what is inside an APK or AAB; exit 1 when it must not be released',
  examples: [
    'slipway inspect app.aab          version, SDKs, signatures, permissions',
    'slipway inspect app.apk --json   the same for programs, with every entry',
  ],
  configure: (command) => command.argument('<file>', 'an APK or AAB'),
  async run({ args: [file], io }) {
    const artifact = await readArtifact(resolve(io.cwd, file));
    const findings = artifactFindings(artifact);
    return {
      data: { artifact: stable(artifact), findings },
      text: `${artifactText(artifact)}\n\n${summary(findings)}`,
      exit: findings.some(({ severity }) => severity === 'error') ? 'finding' : 'fine',
    };
  },
});

/** Under --json every key is always there: what is not known is null. */
function stable(artifact: Artifact): Record<string, unknown> {
  return { ...artifact, versionName: artifact.versionName ?? null, undeclared: artifact.undeclared ?? [] };
}

function summary(findings: readonly Finding[]): string {
  return [findingsCount(findings), findingsText(findings)].filter((part) => part !== '').join('\n');
}
