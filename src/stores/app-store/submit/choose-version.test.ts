import { describe, expect, test } from 'vitest';
import { aPhase, aVersion } from '../testing/versions.ts';
import type { VersionView } from '../version-view.ts';
import { chooseVersion } from './choose-version.ts';

const wanted = { versionString: '1.5.0', buildNumber: '50', buildId: 'build-50' };
const live = aVersion({ versionString: '1.4.0' });
const ours = { id: 'build-50', number: '50' };
const choose = (
  versions: readonly VersionView[],
  more: { mayEndRollout?: boolean; untouched?: ReadonlySet<string> } = {},
) => chooseVersion({ versions, wanted, mayEndRollout: false, untouched: new Set(), ...more }).kind;
const next = (more: Partial<VersionView>) => aVersion({ versionString: '1.5.0', build: undefined, ...more });

describe('which version a submission is about', () => {
  test('a new one where none is open', () => {
    expect(choose([])).toBe('create');
    expect(choose([live])).toBe('create');
  });

  test.each([
    'PREPARE_FOR_SUBMISSION',
    'READY_FOR_REVIEW',
    'DEVELOPER_REJECTED',
    'REJECTED',
    'METADATA_REJECTED',
    'INVALID_BINARY',
  ])('its own while it is %s, whatever its build', (state) => {
    expect(choose([live, next({ state })])).toBe('use');
    expect(choose([live, next({ state, build: ours })])).toBe('use');
  });

  test.each([
    'WAITING_FOR_REVIEW',
    'IN_REVIEW',
    'PENDING_DEVELOPER_RELEASE',
    'PROCESSING_FOR_DISTRIBUTION',
    'READY_FOR_DISTRIBUTION',
  ])('it is submitted when it is %s with this build, and with another build it is in the way', (state) => {
    expect(choose([next({ state, build: ours })])).toBe('submitted');
    const other = next({ state, build: { id: 'build-49', number: '49' } });
    expect(choose([other])).toBe(state === 'READY_FOR_DISTRIBUTION' ? 'released' : 'mid-rollout');
  });

  test('another one on its way is not ended, unless it may be: then it is withdrawn first', () => {
    for (const state of ['WAITING_FOR_REVIEW', 'IN_REVIEW', 'PENDING_DEVELOPER_RELEASE']) {
      const other = aVersion({ versionString: '1.4.1', state });
      expect(choose([live, other])).toBe('mid-rollout');
      expect(choose([live, other], { mayEndRollout: true })).toBe('withdraw');
    }
  });

  test('a phased release that still goes on is not ended; one that is paused, over or has everybody may be', () => {
    const phased = (state: string, day: number) => [{ ...live, phased: aPhase(state, day) }];
    expect(choose(phased('ACTIVE', 3))).toBe('mid-rollout');
    expect(choose(phased('ACTIVE', 3), { mayEndRollout: true })).toBe('create');
    expect(choose(phased('PAUSED', 3))).toBe('create');
    expect(choose(phased('ACTIVE', 7))).toBe('create');
    expect(choose(phased('COMPLETE', 4))).toBe('create');
  });

  test('another open one gives up its number only where nobody loses anything by it', () => {
    const other = (more: Partial<VersionView>) =>
      aVersion({ versionString: '1.4.5', state: 'PREPARE_FOR_SUBMISSION', build: undefined, ...more });
    expect(choose([live, other({})])).toBe('taken');
    expect(choose([live, other({})], { untouched: new Set(['id-1.4.5']) })).toBe('use');
    expect(choose([live, other({ build: ours })])).toBe('use');
    expect(choose([live, other({ state: 'DEVELOPER_REJECTED' })])).toBe('use');
    expect(choose([live, other({ state: 'REJECTED' })])).toBe('use');
    // A newer one was withdrawn: whoever did that wants to go on with it.
    expect(choose([live, other({ versionString: '2.0', state: 'DEVELOPER_REJECTED' })])).toBe('taken');
    expect(choose([live, other({ state: 'READY_FOR_REVIEW' })])).toBe('taken');
  });
});
