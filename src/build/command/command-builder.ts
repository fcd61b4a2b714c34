import { existsSync } from 'node:fs';
import type { CommandBuild } from '../../config/config-ios.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Builder, BuildRequest, BuildResult } from '../builder.ts';
import { removeTouched, snapshot } from '../outputs.ts';
import { secretsRedactor } from '../redact.ts';
import { runProcess } from '../run-process.ts';

/** How much of a failing command's output its error shows. */
const shownLines = 20;

/**
 * Builds with a command of the project's own, which is told the version as SLIPWAY_VERSION_NAME and
 * SLIPWAY_BUILD_NUMBER and leaves the artifact where the config says.
 */
export function commandBuilder(build: CommandBuild): Builder {
  return { label: 'command', build: (request) => buildWithCommand(build, request) };
}

async function buildWithCommand(build: CommandBuild, request: BuildRequest): Promise<BuildResult> {
  if (!existsSync(build.projectDir)) throw noFolder(build.projectDir);
  const before = snapshot([build.artifact]);
  try {
    await run(build, request);
  } catch (error) {
    removeTouched(before);
    throw error;
  }
  return { artifact: build.artifact, apk: undefined, mapping: undefined, tools: {} };
}

async function run({ command, projectDir, artifact, env: own }: CommandBuild, request: BuildRequest) {
  const { versionName, versionCode, onLine, signal } = request;
  const version = { SLIPWAY_VERSION_NAME: versionName, SLIPWAY_BUILD_NUMBER: String(versionCode) };
  const env = { ...request.env, ...own, ...version };
  const redact = secretsRedactor(env, []);
  const lastLines: string[] = [];
  const result = await runProcess({
    command: ['/bin/sh', '-c', command],
    cwd: projectDir,
    env,
    signal,
    onLine: (line) => {
      const safe = redact(line);
      onLine(safe);
      lastLines.push(safe);
      if (lastLines.length > shownLines) lastLines.shift();
    },
  });
  if (result.kind === 'stopped')
    throw new SlipwayError('BUILD_STOPPED', { message: 'The build was stopped before it was done.' });
  const seen = [`$ ${redact(command)}`, ...lastLines].join('\n');
  if (result.kind !== 'exited' || result.exitCode !== 0) {
    const how = result.kind === 'exited' ? `exit code ${result.exitCode}` : 'no shell to run it';
    throw new SlipwayError('BUILD_FAILED', { message: `The build command failed: ${how}.`, seen });
  }
  if (existsSync(artifact)) return;
  throw new SlipwayError('BUILD_OUTPUT_MISSING', {
    message: `The build command succeeded, but did not make ${artifact}.`,
    seen,
  });
}

function noFolder(projectDir: string): SlipwayError {
  return new SlipwayError('FILE_NOT_FOUND', {
    message: `There is no folder ${projectDir} to build in.`,
    next: 'Correct `projectDir` in the profile of the config.',
  });
}
