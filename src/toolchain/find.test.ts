import { expect, test } from 'vitest';
import { executableOnPath, type Files, findTool } from './find.ts';
import { requirements, type Tool } from './requirements.ts';

/** A file system of these files; a value is the content. */
function disk(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}): Files {
  return {
    isExecutable: (path) => path in files,
    isFile: (path) => path in files,
    list: (folder) => [
      ...new Set(
        Object.keys(files)
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''),
      ),
    ],
    resolve: (path) => links[path] ?? path,
    read: (path) => files[path],
  };
}

function tool(name: string): Tool {
  const found = [...requirements.android, ...requirements.devices].find((each) => each.name === name);
  if (found === undefined) throw new Error(`no tool ${name}`);
  return found;
}

test('the PATH is searched in its order', () => {
  const files = disk({ '/b/gradle': '', '/c/gradle': '' });
  expect(executableOnPath('gradle', '/a:/b::/c', files)).toBe('/b/gradle');
  expect(executableOnPath('gradle', undefined, files)).toBeUndefined();
});

test('the newest build-tools of the SDK win over the PATH', () => {
  const files = disk({
    '/sdk/build-tools/9.0.0/aapt2': '',
    '/sdk/build-tools/34.0.0/aapt2': '',
    '/sdk/build-tools/35.0.0/apksigner': '',
    '/usr/bin/aapt2': '',
  });
  const env = { ANDROID_HOME: '/sdk', PATH: '/usr/bin' };
  expect(findTool(tool('aapt2'), env, files)).toEqual({
    kind: 'found',
    path: '/sdk/build-tools/34.0.0/aapt2',
  });
  expect(findTool(tool('aapt2'), { PATH: '/usr/bin' }, files)).toEqual({
    kind: 'found',
    path: '/usr/bin/aapt2',
  });
});

test('an SDK without platforms falls back on the framework that Debian packages', () => {
  const framework = '/usr/share/android-framework-res/framework-res.apk';
  const files = disk({ [framework]: '', '/sdk/platforms/android-34/android.jar': '' });
  const named = tool('android framework');
  expect(findTool(named, { ANDROID_HOME: '/empty' }, files)).toEqual({ kind: 'found', path: framework });
  expect(findTool(named, { ANDROID_HOME: '/sdk' }, files)).toMatchObject({
    path: '/sdk/platforms/android-34/android.jar',
  });
});

test('JAVA_HOME wins, and a JDK before 17 is too old', () => {
  const files = disk(
    {
      '/jdk8/bin/javac': '',
      '/jdk8/release': 'JAVA_VERSION="1.8.0_402"\n',
      '/usr/bin/javac': '',
      '/lib/jdk17/release': 'IMPLEMENTOR="Debian"\nJAVA_VERSION="17.0.15"\n',
    },
    { '/usr/bin/javac': '/lib/jdk17/bin/javac' },
  );
  expect(findTool(tool('javac'), { JAVA_HOME: '/jdk8', PATH: '/usr/bin' }, files)).toEqual({
    kind: 'too-old',
    path: '/jdk8/bin/javac',
    version: '1.8.0_402',
    needed: '17',
  });
  expect(findTool(tool('javac'), { PATH: '/usr/bin' }, files).kind).toBe('found');
});

test('a JDK that does not tell its version is not refused', () => {
  const files = disk({ '/usr/bin/java': '' });
  expect(findTool(tool('java'), { PATH: '/usr/bin' }, files).kind).toBe('found');
});

test('Chrome serves where there is no Chromium', () => {
  const files = disk({ '/usr/bin/google-chrome': '' });
  expect(findTool(tool('chromium'), { PATH: '/usr/bin' }, files)).toMatchObject({
    path: '/usr/bin/google-chrome',
  });
  expect(findTool(tool('chromium'), { PATH: '/usr/bin' }, disk({}))).toEqual({ kind: 'missing' });
});

test('the real disk: finds sh, and no program of an unheard-of name', () => {
  expect(executableOnPath('sh', process.env.PATH)).toMatch(/\/sh$/);
  expect(executableOnPath('no-such-program-anywhere', process.env.PATH)).toBeUndefined();
});
