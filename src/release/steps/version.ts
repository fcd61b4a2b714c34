import { nextVersionCode } from '../../stores/version-code.ts';
import { type VersionOutput, versionOutput } from '../outputs.ts';
import type { ReleaseContext } from '../ports.ts';
import type { Step } from '../step.ts';

/** Chooses the version code once; every later run of the same release keeps it. */
export function versionStep({ app, ports }: ReleaseContext): Step<VersionOutput> {
  const { applicationId, versionCode, versionName } = app;
  const isIos = app.platform === 'ios';
  return {
    name: 'version',
    doing: isIos ? 'choosing the build number' : 'choosing the version code',
    output: versionOutput,
    input: () => ({ applicationId, versionName, versionCode }),
    recall: inWords,
    async run() {
      const code =
        versionCode === 'next'
          ? nextVersionCode(await ports.store.highestVersionCode(applicationId))
          : versionCode;
      const output = { versionName, versionCode: code };
      return { output, summary: inWords(output) };
    },
  };
}

function inWords({ versionName, versionCode }: VersionOutput): string {
  return `${versionName} (${versionCode})`;
}
