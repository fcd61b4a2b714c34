import { extname } from 'node:path';
import type { PlatformApp } from '../../config/platform-app.ts';
import { megabytes } from '../../text/sizes.ts';
import type { Json } from '../canonical-hash.ts';
import { isIntact, keepFile } from '../kept-file.ts';
import { type BuildOutput, buildOutput, type KeptFile, type VersionOutput } from '../outputs.ts';
import type { ReleaseContext } from '../ports.ts';
import { fileFingerprint, sourceFingerprint } from '../source-fingerprint.ts';
import type { Step } from '../step.ts';

/**
 * Builds once and keeps the files: from here on the release speaks of these bytes, and a later build
 * of the same project cannot slip in among them.
 */
export function buildStep(context: ReleaseContext, version: VersionOutput): Step<BuildOutput> {
  const { app, config, folder, ports } = context;
  const { applicationId, build } = app;
  return {
    name: 'build',
    doing: doingWords(build),
    output: buildOutput,
    input: async () => ({
      applicationId,
      version: { ...version },
      build: JSON.parse(JSON.stringify(build)) as Json,
      // Of a prebuilt artifact the file itself is the source: another one in its place is taken over anew.
      source:
        build.builder === 'prebuilt'
          ? await fileFingerprint(build.artifact)
          : await sourceFingerprint(config.root),
      ...(build.builder === 'prebuilt' && build.moreArtifacts !== undefined
        ? { moreSources: await Promise.all(build.moreArtifacts.map(fileFingerprint)) }
        : {}),
    }),
    stillStands: async ({ artifact, moreArtifacts = [], apk, mapping, nativeSymbols }) => {
      const kept = [artifact, ...moreArtifacts, apk, mapping, nativeSymbols];
      const intact = await Promise.all(kept.map((file) => isIntact(folder, file)));
      return intact.every(Boolean);
    },
    recall: inWords,
    async run(tools) {
      const files = await ports.build({ build, applicationId, ...version }, tools);
      const { moreArtifacts } = files;
      const output = {
        artifact: await keepFile(files.artifact, { folder, name: `app${extname(files.artifact)}` }),
        ...(moreArtifacts && { moreArtifacts: await keepAll(moreArtifacts, folder) }),
        ...(files.apk && { apk: await keepFile(files.apk, { folder, name: 'device.apk' }) }),
        ...(files.mapping && { mapping: await keepFile(files.mapping, { folder, name: 'mapping.txt' }) }),
        ...(files.nativeSymbols && {
          nativeSymbols: await keepFile(files.nativeSymbols, { folder, name: 'native-debug-symbols.zip' }),
        }),
      };
      return { output, summary: inWords(output) };
    },
  };
}

function keepAll(files: readonly string[], folder: string): Promise<KeptFile[]> {
  const kept = files.map((path, index) =>
    keepFile(path, { folder, name: `app-${index + 2}${extname(path)}` }),
  );
  return Promise.all(kept);
}

function doingWords(build: PlatformApp['build']): string {
  switch (build.builder) {
    case 'gradle':
      return `building with Gradle (${build.tasks.join(', ')})`;
    case 'command':
      return `building: ${build.command}`;
    case 'prebuilt':
      return 'taking the built artifact';
  }
}

function inWords({ artifact, moreArtifacts = [] }: BuildOutput): string {
  const more = moreArtifacts.length === 0 ? '' : `, and ${moreArtifacts.map(({ path }) => path).join(', ')}`;
  return `${artifact.path}, ${megabytes(artifact.sizeBytes)}, sha256 ${artifact.sha256.slice(0, 12)}…${more}`;
}
