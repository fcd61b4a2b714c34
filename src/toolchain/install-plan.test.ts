import { describe, expect, test } from 'vitest';
import { installPlan, type Machine } from './install-plan.ts';
import { requirements } from './requirements.ts';

const debian: Machine = { isRoot: true, hasApt: true, hasBrew: false, listsAgeMs: 60_000 };
const packages = [
  'aapt',
  'android-framework-res',
  'apksigner',
  'gradle',
  'openjdk-17-jdk-headless',
  'zipalign',
];

describe('root on Debian', () => {
  test('installs each package once', () => {
    expect(installPlan(requirements.android, debian)).toEqual({ kind: 'apt', packages, update: false });
  });

  test.each([
    ['never fetched', undefined, true],
    ['two days old', 48 * 3_600_000, true],
    ['an hour old', 3_600_000, false],
  ])('lists %s', (_age, listsAgeMs, update) => {
    expect(installPlan(requirements.devices, { ...debian, listsAgeMs })).toMatchObject({ update });
  });
});

describe('everybody else is given one line', () => {
  test('a person on Debian', () => {
    expect(installPlan(requirements.android, { ...debian, isRoot: false })).toEqual({
      kind: 'by-hand',
      line: `sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`,
    });
  });

  test('a person on a Mac', () => {
    const mac: Machine = { isRoot: false, hasApt: false, hasBrew: true, listsAgeMs: undefined };
    expect(installPlan([...requirements.android, ...requirements.devices], mac)).toEqual({
      kind: 'by-hand',
      line:
        'brew install gradle openjdk@17 && brew install --cask chromium android-commandlinetools' +
        ' && sdkmanager "build-tools;34.0.0" "platforms;android-34"',
    });
    expect(installPlan(requirements.devices, mac)).toMatchObject({ line: 'brew install --cask chromium' });
  });
});
