import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { completeLock, type Lock } from './complete.ts';

const lock: Lock = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: {
        '@tool/linux-x64-gnu': '2.0.0',
        '@tool/darwin-arm64': '2.0.0',
        'fancy-colours': '^1.0.0',
      },
    },
    'node_modules/@tool/linux-x64-gnu': { version: '2.0.0', os: ['linux'], cpu: ['x64'] },
  },
};

describe('completeLock', () => {
  test('adds the platform packages that are named and not described', () => {
    const { completed, added } = completeLock(lock);
    expect(added).toEqual(['@tool/darwin-arm64']);
    expect(completed.packages['node_modules/@tool/darwin-arm64']).toEqual({
      version: '2.0.0',
      cpu: ['arm64'],
      dev: true,
      optional: true,
      os: ['darwin'],
    });
    expect(completeLock(completed).added).toEqual([]);
  });

  test('changes nothing that is there', () => {
    const { completed } = completeLock(lock);
    expect(completed.packages).toMatchObject(lock.packages);
  });

  test("this project's own lock is complete", () => {
    const own = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as Lock;
    expect(completeLock(own).added).toEqual([]);
  });
});
