import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { executableOnPath } from '../../toolchain/find.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The wrapper of the project where it has one, else the Gradle on the PATH. */
export function gradleProgram(projectDir: string): string {
  const wrapper = join(projectDir, 'gradlew');
  return existsSync(wrapper) ? wrapper : 'gradle';
}

/** Versions of Gradle and Java, read from their files: asking the programs would take seconds. */
export function gradleToolVersions(projectDir: string, env: Environment): Readonly<Record<string, string>> {
  const gradle = wrapperVersion(projectDir) ?? installedVersion(env);
  const java = javaVersion(env);
  return { ...(gradle !== undefined && { gradle }), ...(java !== undefined && { java }) };
}

function wrapperVersion(projectDir: string): string | undefined {
  if (gradleProgram(projectDir) === 'gradle') return undefined;
  const text = readOr(join(projectDir, 'gradle/wrapper/gradle-wrapper.properties'));
  return /^distributionUrl=.*gradle-([\w.-]+?)-(?:bin|all)\.zip/m.exec(text)?.[1];
}

/** A distribution names its version in its jars: `lib/gradle-launcher-4.4.1.jar`. */
function installedVersion(env: Environment): string | undefined {
  const program = executableOnPath('gradle', env.PATH);
  if (program === undefined) return undefined;
  for (const folder of ['../lib', '../libexec/lib']) {
    const jars = namesIn(join(dirname(realpathSync(program)), folder));
    const version = jars.map((name) => /^gradle-launcher-(\d.*)\.jar$/.exec(name)?.[1]).find(Boolean);
    if (version !== undefined) return version;
  }
  return undefined;
}

/** A JDK describes itself in a file named `release` in its home. */
function javaVersion(env: Environment): string | undefined {
  const java = env.JAVA_HOME ? join(env.JAVA_HOME, 'bin/java') : executableOnPath('java', env.PATH);
  if (java === undefined || !existsSync(java)) return undefined;
  return /^JAVA_VERSION="(.*)"$/m.exec(readOr(join(dirname(realpathSync(java)), '../release')))?.[1];
}

function readOr(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
