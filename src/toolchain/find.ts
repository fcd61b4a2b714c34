import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { Place, Tool } from './requirements.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The little that finding a tool needs of a file system. */
export interface Files {
  readonly isExecutable: (path: string) => boolean;
  readonly isFile: (path: string) => boolean;
  /** Names in a folder; none when it does not exist. */
  readonly list: (folder: string) => readonly string[];
  /** The file a link leads to in the end. */
  readonly resolve: (path: string) => string;
  /** A whole text file; undefined when it does not exist. */
  readonly read: (path: string) => string | undefined;
}

export type Found =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-old'; readonly path: string; readonly version: string; readonly needed: string };

/** Looks for a tool. Starts no program, so that all of them together take a few milliseconds. */
export function findTool(tool: Tool, env: Environment, files: Files = diskFiles): Found {
  const path = firstHit(tool.places, env, files);
  if (path === undefined) return { kind: 'missing' };
  const version = tool.minimumJava === undefined ? undefined : jdkVersion(path, files);
  if (version === undefined || tool.minimumJava === undefined) return { kind: 'found', path };
  if (javaMajor(version) >= tool.minimumJava) return { kind: 'found', path };
  return { kind: 'too-old', path, version, needed: `${tool.minimumJava}` };
}

/** The program of that name that a shell would run; undefined when there is none. */
export function executableOnPath(
  program: string,
  path: string | undefined,
  files: Files = diskFiles,
): string | undefined {
  return (path ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find(files.isExecutable);
}

function firstHit(places: readonly Place[], env: Environment, files: Files): string | undefined {
  for (const place of places) {
    const hit = lookIn(place, env, files);
    if (hit !== undefined) return hit;
  }
  return undefined;
}

function lookIn(place: Place, env: Environment, files: Files): string | undefined {
  switch (place.kind) {
    case 'path':
      return executableOnPath(place.program, env.PATH, files);
    case 'file':
      return files.isFile(place.path) ? place.path : undefined;
    case 'java-home': {
      const program = join(env.JAVA_HOME ?? '', 'bin', place.program);
      return env.JAVA_HOME && files.isExecutable(program) ? program : undefined;
    }
    case 'android-home':
      return newestInSdk(place, env.ANDROID_HOME || env.ANDROID_SDK_ROOT, files);
  }
}

function newestInSdk(
  { folder, file }: Extract<Place, { kind: 'android-home' }>,
  sdk: string | undefined,
  files: Files,
): string | undefined {
  if (!sdk) return undefined;
  return files
    .list(join(sdk, folder))
    .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((version) => join(sdk, folder, version, file))
    .find(files.isFile);
}

/** A JDK describes itself in a file named `release` above its `bin`. */
function jdkVersion(program: string, files: Files): string | undefined {
  const release = files.read(join(dirname(files.resolve(program)), '..', 'release'));
  return release === undefined ? undefined : /^JAVA_VERSION="(.*)"$/m.exec(release)?.[1];
}

/** `17.0.15` is 17, `1.8.0_402` is 8. */
function javaMajor(version: string): number {
  const [first, second] = version.split('.').map((part) => Number.parseInt(part, 10));
  return first === 1 ? (second ?? 0) : (first ?? 0);
}

const diskFiles: Files = {
  isExecutable: (path) => isFile(path) && accessible(path),
  isFile,
  list: (folder) => orUndefined(() => readdirSync(folder)) ?? [],
  resolve: (path) => orUndefined(() => realpathSync(path)) ?? path,
  read: (path) => orUndefined(() => readFileSync(path, 'utf8')),
};

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function accessible(path: string): boolean {
  return orUndefined(() => accessSync(path, constants.X_OK) ?? true) === true;
}

/** A folder that may not be read holds no tool for this user. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
