import { describe, expect, test } from 'vitest';
import type { Finding } from './finding.ts';
import { findingsCount, findingsText } from './findings-text.ts';

const finding: Finding = {
  rule: 'density/wrong-size',
  severity: 'error',
  place: 'res/mipmap-ldpi-v4/ic_launcher.png',
  message: '48×48 in ldpi should be 36×36, as the other densities have it',
  remedy: 'Export it from its original at the size of this density; do not copy another density.',
};

describe('findings for a person', () => {
  test('are wrapped to 80 columns', () => {
    expect(findingsText([finding])).toBe(
      [
        'error    res/mipmap-ldpi-v4/ic_launcher.png',
        '         48×48 in ldpi should be 36×36, as the other densities have it',
        '         (density/wrong-size)',
        '         → Export it from its original at the size of this density; do not copy',
        '         another density.',
      ].join('\n'),
    );
  });

  test('are counted by severity', () => {
    const warning = { ...finding, severity: 'warning' } as const;
    expect(findingsCount([])).toBe('no findings');
    expect(findingsCount([warning, finding, warning])).toBe('1 error, 2 warnings');
  });
});
