import { describe, expect, test } from 'vitest';
import type { Artifact } from './artifact.ts';
import { artifactFindings } from './findings.ts';

const sound: Artifact = {
  kind: 'apk',
  path: 'app.apk',
  sizeBytes: 1,
  sha256: '00',
  applicationId: 'com.example.app',
  versionName: '1.0',
  versionCode: 1,
  minSdk: 21,
  targetSdk: 34,
  debuggable: false,
  permissions: [],
  signing: { schemes: ['jar', 'v2'], certificates: ['00'] },
  entries: [],
  undeclared: [],
};

function rulesFor(change: Partial<Artifact>): readonly string[] {
  return artifactFindings({ ...sound, ...change }).map(({ rule, severity }) => `${severity} ${rule}`);
}

const signedBy = (...schemes: Artifact['signing']['schemes']) => ({ signing: { schemes, certificates: [] } });

describe('artifactFindings', () => {
  test('has nothing to say about a sound release', () => {
    expect(artifactFindings(sound)).toEqual([]);
  });

  test.each<[string, Partial<Artifact>, readonly string[]]>([
    ['debuggable', { debuggable: true }, ['error artifact/debuggable']],
    ['unsigned', signedBy(), ['error artifact/unsigned']],
    ['an unsigned bundle', { ...signedBy(), kind: 'aab' }, ['error artifact/unsigned']],
    ['JAR only for Android 11', signedBy('jar'), ['error artifact/v2-signature-missing']],
    ['JAR only for Android 10', { ...signedBy('jar'), targetSdk: 29 }, []],
    ['JAR only in a bundle', { ...signedBy('jar'), kind: 'aab' }, []],
    ['no JAR before Android 7', signedBy('v2', 'v3'), ['error artifact/jar-signature-missing']],
    ['no JAR since Android 7', { ...signedBy('v2'), minSdk: 24 }, []],
    ['no version code', { versionCode: 0 }, ['error artifact/version-code-missing']],
    ['no version name', { undeclared: ['versionName'] }, ['warning artifact/version-name-missing']],
    ['a version name that is a resource', { versionName: undefined }, []],
    ['no target SDK', { undeclared: ['targetSdk'] }, ['error artifact/target-sdk-missing']],
    ['no min SDK', { undeclared: ['minSdk'] }, ['warning artifact/min-sdk-missing']],
  ])('%s', (_, change, rules) => {
    expect(rulesFor(change)).toEqual(rules);
  });

  test('every finding has a place and a remedy', () => {
    const [finding] = artifactFindings({ ...sound, debuggable: true });
    expect(finding).toMatchObject({ place: 'app.apk', remedy: expect.stringContaining('release variant') });
  });
});
