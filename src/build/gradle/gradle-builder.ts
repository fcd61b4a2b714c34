import { existsSync } from 'node:fs';
import type { GradleBuild } from '../../config/config.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Builder, BuildRequest, BuildResult } from '../builder.ts';
import { checkKeystore, keystoreError } from '../check-keystore.ts';
import { removeTouched, snapshot } from '../outputs.ts';
import { secretsRedactor } from '../redact.ts';
import { type ProcessResult, runProcess } from '../run-process.ts';
import { classifyGradleLog } from './classify-log.ts';
import { gradleArguments, gradleEnvironment } from './gradle-command.ts';
import { gradleProgram, gradleToolVersions } from './tool-versions.ts';

// Gradle explains a failure at the end; a big build prints a hundred thousand lines before.
const rememberedLines = 5_000;

/** Builds with a Gradle project: its wrapper where it has one, else the Gradle on the PATH. */
export function gradleBuilder(build: GradleBuild): Builder {
  return { label: 'gradle', build: (request) => buildWithGradle(build, request) };
}

async function buildWithGradle(build: GradleBuild, request: BuildRequest): Promise<BuildResult> {
  requireProject(build.projectDir);
  if (build.keystore !== undefined) await checkKeystore(build.keystore, request.env);
  const before = snapshot(outputs(build));
  const log: string[] = [];
  let failure: SlipwayError | undefined;
  try {
    const result = await runGradle(build, request, log);
    failure = failureOf(build, result, log) ?? missingOutput(build);
  } catch (error) {
    removeTouched(before);
    throw error;
  }
  if (failure !== undefined) {
    removeTouched(before);
    throw failure;
  }
  const { artifact, moreArtifacts, apk, mapping, nativeSymbols } = build;
  return {
    artifact,
    moreArtifacts,
    apk,
    mapping,
    nativeSymbols,
    tools: gradleToolVersions(build.projectDir, request.env),
  };
}

function runGradle(build: GradleBuild, request: BuildRequest, log: string[]): Promise<ProcessResult> {
  const env = gradleEnvironment(build, request.env);
  const { keystore } = build;
  const redact = secretsRedactor(
    env,
    keystore === undefined ? [] : [keystore.passwordVariable, keystore.keyPasswordVariable],
  );
  return runProcess({
    command: [gradleProgram(build.projectDir), ...gradleArguments(build, request)],
    cwd: build.projectDir,
    env,
    signal: request.signal,
    onLine: (line) => {
      const safe = redact(line);
      log.push(safe);
      if (log.length > 2 * rememberedLines) log.splice(0, rememberedLines);
      request.onLine(safe);
    },
  });
}

function failureOf(
  build: GradleBuild,
  result: ProcessResult,
  log: readonly string[],
): SlipwayError | undefined {
  switch (result.kind) {
    case 'stopped':
      return new SlipwayError('BUILD_STOPPED', { message: 'The build was stopped before it was done.' });
    case 'not-found':
      return new SlipwayError('TOOL_MISSING', {
        message: 'Gradle is not installed, and the project has no gradlew.',
        seen: `no ${result.program} on the PATH`,
        next: 'slipway toolchain android',
      });
    case 'exited':
      return result.exitCode === 0 ? undefined : explained(build, log);
  }
}

function explained(build: GradleBuild, log: readonly string[]): SlipwayError {
  const { code, task, cause } = classifyGradleLog(log);
  const where = task === undefined ? 'Gradle failed' : `Gradle failed in task ${task}`;
  const seen = cause === '' ? 'Gradle printed nothing' : cause;
  switch (code) {
    case 'BUILD_FAILED':
      return new SlipwayError(code, { message: `${where}.`, seen });
    case 'DISK_FULL':
      return new SlipwayError(code, { message: `${where}: the disk is full.`, seen });
    case 'TOOL_MISSING':
      return new SlipwayError(code, { message: `${where}: a tool is missing.`, seen });
    case 'NETWORK_UNAVAILABLE':
      return new SlipwayError(code, {
        message: `${where}: a dependency is not in Gradle's cache and cannot be fetched.`,
        seen,
      });
    default:
      return keystoreError(code, build.keystore, seen);
  }
}

function missingOutput(build: GradleBuild): SlipwayError | undefined {
  const missing = outputs(build).find((path) => !existsSync(path));
  if (missing === undefined) return undefined;
  return new SlipwayError('BUILD_OUTPUT_MISSING', {
    message: `Gradle succeeded, but did not make ${missing}.`,
    seen: `tasks ${build.tasks.join(', ')}`,
  });
}

function requireProject(projectDir: string): void {
  const settings = ['settings.gradle', 'settings.gradle.kts', 'build.gradle', 'build.gradle.kts'];
  if (settings.some((name) => existsSync(`${projectDir}/${name}`))) return;
  throw new SlipwayError('FILE_NOT_FOUND', {
    message: `There is no Gradle project in ${projectDir}.`,
    seen: `none of ${settings.join(', ')}`,
    next: 'Correct `projectDir` in the config; it is the folder of the Gradle root project.',
  });
}

function outputs({ artifact, moreArtifacts, apk, mapping, nativeSymbols }: GradleBuild): readonly string[] {
  return [artifact, ...(moreArtifacts ?? []), apk, mapping, nativeSymbols].filter(
    (path) => path !== undefined,
  );
}
