import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GradleBuild } from '../../config/config.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { makeKeystore } from '../testing/keystores.ts';
import { copySampleApp } from '../testing/sample-app.ts';
import { gradleBuilder } from './gradle-builder.ts';

// Real Gradle, aapt2, javac, R8, zipalign, apksigner and bundletool. A machine that lacks one of them fails here
// with TOOL_MISSING: `slipway toolchain android` installs them.

const password = 'canary-3e91-upload';
const env = { ...process.env, SLIPWAY_KEYSTORE_PASSWORD: password, SLIPWAY_KEY_PASSWORD: password };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-gradle-'));
  makeKeystore({ path: join(folder, 'upload.p12'), password });
  copySampleApp(join(folder, 'first'));
  copySampleApp(join(folder, 'second', 'further', 'down'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sampleBuild(copy: string, changes: Partial<GradleBuild> = {}): GradleBuild {
  const projectDir = join(folder, copy, 'android');
  const outputs = join(projectDir, 'app/build/outputs');
  return {
    builder: 'gradle',
    profile: 'release',
    projectDir,
    tasks: ['bundleRelease', 'assembleRelease'],
    properties: {},
    artifact: join(outputs, 'bundle/release/app-release.aab'),
    apk: join(outputs, 'apk/release/app-release.apk'),
    mapping: join(outputs, 'mapping/release/mapping.txt'),
    keystore: {
      path: join(folder, 'upload.p12'),
      alias: 'upload',
      passwordVariable: 'SLIPWAY_KEYSTORE_PASSWORD',
      keyPasswordVariable: 'SLIPWAY_KEY_PASSWORD',
    },
    env: {},
    ...changes,
  };
}

/** A project with one task named `make`, whose artifact is `app.aab`. */
function smallProject(name: string, script: string): GradleBuild {
  const projectDir = join(folder, name);
  mkdirSync(projectDir);
  writeFileSync(join(projectDir, 'settings.gradle'), '');
  writeFileSync(join(projectDir, 'build.gradle'), `${script}\n`);
  const none = { keystore: undefined, apk: undefined, mapping: undefined };
  return sampleBuild(name, { projectDir, tasks: ['make'], artifact: join(projectDir, 'app.aab'), ...none });
}

interface Run {
  readonly lines: string[];
  readonly signal?: AbortSignal;
  readonly overrides?: Readonly<Record<string, string | undefined>>;
}

function run(build: GradleBuild, { lines, signal = new AbortController().signal, overrides = {} }: Run) {
  const onLine = (line: string) => lines.push(line);
  const request = { versionCode: 42, versionName: '9.9.1', env: { ...env, ...overrides }, onLine, signal };
  return gradleBuilder(build).build(request);
}

async function failure(build: GradleBuild, options: Partial<Run> = {}): Promise<SlipwayError> {
  const error = await run(build, { lines: [], ...options }).catch((thrown: unknown) => thrown);
  if (!(error instanceof SlipwayError)) throw new Error(`did not fail as expected: ${String(error)}`);
  return error;
}

describe('the sample app', () => {
  const lines: string[] = [];

  test('two builds in two folders give the same bytes', { timeout: 120_000 }, async () => {
    const first = sampleBuild('first');
    const second = sampleBuild('second/further/down', { tasks: [...first.tasks, 'validateReleaseBundle'] });
    const result = await run(first, { lines });
    await run(second, { lines });
    expect(result.tools).toEqual({ gradle: expect.any(String), java: expect.any(String) });
    for (const file of ['artifact', 'apk', 'mapping'] as const) {
      expect(sha256(second[file]), file).toBe(sha256(first[file]));
    }
    expect(lines.join('\n'), 'bundletool has checked the bundle').toContain('App Bundle information');
  });

  test('the APK is aligned, and signed with the schemes v1, v2 and v3', () => {
    const { apk = '' } = sampleBuild('first');
    const report = execFileSync('apksigner', ['verify', '--verbose', '--min-sdk-version', '21', apk], {
      encoding: 'utf8',
    });
    for (const scheme of ['v1', 'v2', 'v3']) {
      expect(report).toMatch(new RegExp(`Verified using ${scheme} scheme .*: true`));
    }
    expect(spawnSync('zipalign', ['-c', '-p', '4', apk]).status).toBe(0);
  });

  test('the APK carries the version, the languages and every density', () => {
    const { apk = '' } = sampleBuild('first');
    const badging = execFileSync('aapt2', ['dump', 'badging', apk], { encoding: 'utf8' });
    expect(badging).toContain("name='com.example.slipway.chat' versionCode='42' versionName='9.9.1'");
    expect(badging).toMatch(/locales: .*'ar' 'de'/);
    expect(badging).toMatch(/densities: '160' '240' '320' '480' '640'/);
  });

  test('the bundle is signed and holds the mapping', () => {
    const { artifact, mapping = '' } = sampleBuild('first');
    expect(execFileSync('jarsigner', ['-verify', artifact], { encoding: 'utf8' })).toContain('jar verified');
    expect(readFileSync(mapping, 'utf8')).toMatch(/^com\.example\.slipway\.chat\.\S+ -> a:$/m);
    const entry = 'BUNDLE-METADATA/com.android.tools.build.obfuscation/proguard.map';
    expect(readFileSync(artifact).includes(entry)).toBe(true);
  });

  test('a second build of the same version repeats nothing', { timeout: 60_000 }, async () => {
    const again: string[] = [];
    await run(sampleBuild('first'), { lines: again });
    expect(again.join('\n')).toContain('9 actionable tasks: 9 up-to-date');
  });

  test('the password is in no line and no file of the builds', () => {
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => line.includes('canary'))).toEqual([]);
    expect(filesWith('canary')).toEqual([]);
  });
});

describe('failures', { timeout: 60_000 }, () => {
  test('a wrong password is refused before Gradle starts', async () => {
    const error = await failure(sampleBuild('first'), {
      overrides: { SLIPWAY_KEYSTORE_PASSWORD: 'wrong-one' },
    });
    expect(error).toMatchObject({ code: 'KEYSTORE_PASSWORD_WRONG', exitCode: 2 });
  });

  test('a damaged keystore is refused before Gradle starts', async () => {
    const path = join(folder, 'damaged.p12');
    writeFileSync(path, readFileSync(join(folder, 'upload.p12')).subarray(0, 900));
    const { keystore } = sampleBuild('first');
    const damaged = sampleBuild('first', { ...(keystore && { keystore: { ...keystore, path } }) });
    expect(await failure(damaged)).toMatchObject({ code: 'KEYSTORE_CORRUPT', exitCode: 2 });
  });

  test('a refused source names the task and the line, and the other results stay', async () => {
    const build = sampleBuild('second/further/down');
    const source = join(build.projectDir, 'app/src/main/java/com/example/slipway/chat/Curtain.java');
    writeFileSync(source, readFileSync(source, 'utf8').replace('FADE_MS = 150', 'FADE_MS = fade'));
    const error = await failure(build);
    expect(error).toMatchObject({ code: 'BUILD_FAILED', exitCode: 3 });
    expect(error.message).toContain(':app:compileReleaseJavaWithJavac');
    expect(error.seen).toContain('Curtain.java:9: error: cannot find symbol');
    expect(existsSync(build.artifact), 'the whole artifact of the earlier build').toBe(true);
  });

  test('dependencies that are not cached, without a network', async () => {
    const script = `repositories { mavenCentral() }
      configurations { tool }
      dependencies { tool 'com.android.tools:r8:8.5.35' }
      task make { doLast { configurations.tool.files } }`;
    const error = await failure(smallProject('offline', script), {
      overrides: {
        GRADLE_USER_HOME: join(folder, 'empty-gradle-home'),
        GRADLE_OPTS: '-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=9',
      },
    });
    expect(error).toMatchObject({ code: 'NETWORK_UNAVAILABLE', exitCode: 6, retryable: true });
    expect(error.seen).toContain('com.android.tools:r8:8.5.35');
  });

  test('a machine without Gradle', async () => {
    const { keystore: _unsigned, ...build } = sampleBuild('first');
    const error = await failure({ ...build, keystore: undefined }, { overrides: { PATH: folder } });
    expect(error).toMatchObject({ code: 'TOOL_MISSING', exitCode: 2, next: 'slipway toolchain android' });
  });

  test('a folder without a Gradle project', async () => {
    const error = await failure(sampleBuild('first', { projectDir: folder }));
    expect(error).toMatchObject({ code: 'FILE_NOT_FOUND', exitCode: 2 });
  });
});

describe('what a build that does not succeed leaves behind', { timeout: 60_000 }, () => {
  /** The task writes half of the artifact, then goes on as `then` says. */
  function slowProject(name: string, then: string): GradleBuild {
    return smallProject(
      name,
      `task make { doLast { file('app.aab').text = 'half'; println 'written'; ${then} } }`,
    );
  }

  test('an abort ends Gradle and its children and removes the half-written artifact', async () => {
    const build = slowProject('stopped', "exec { commandLine 'sleep', '61.7' }");
    const abort = new AbortController();
    const lines: string[] = [];
    const failing = failure(build, { lines, signal: abort.signal });
    await expect.poll(() => lines.includes('written'), { timeout: 20_000 }).toBe(true);
    abort.abort();
    expect(await failing).toMatchObject({ code: 'BUILD_STOPPED', exitCode: 3, retryable: true });
    expect(existsSync(build.artifact)).toBe(false);
    expect(spawnSync('pgrep', ['-f', 'sleep 61[.]7']).status).toBe(1);
  });

  test('a failure removes the half-written artifact', async () => {
    const build = slowProject('failed', "throw new GradleException('out of ink')");
    const error = await failure(build);
    expect(error).toMatchObject({ code: 'BUILD_FAILED', seen: 'out of ink' });
    expect(existsSync(build.artifact)).toBe(false);
  });

  test('a result that the config names but no task makes', async () => {
    const build = slowProject('forgotten', '');
    const error = await failure({ ...build, mapping: join(build.projectDir, 'mapping.txt') });
    expect(error).toMatchObject({ code: 'BUILD_OUTPUT_MISSING', exitCode: 3 });
    expect(error.message).toContain('mapping.txt');
  });

  test('the wrapper of the project is used where there is one', async () => {
    const build = slowProject('wrapped', '');
    writeFileSync(join(build.projectDir, 'gradlew'), '#!/bin/sh\necho "wrapper $*"\necho x > app.aab\n', {
      mode: 0o755,
    });
    const lines: string[] = [];
    await run(build, { lines });
    expect(lines.join('\n')).toContain('wrapper make --no-daemon');
  });
});

function sha256(path: string | undefined): string {
  return createHash('sha256')
    .update(readFileSync(path ?? ''))
    .digest('hex');
}

function filesWith(text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text));
}
