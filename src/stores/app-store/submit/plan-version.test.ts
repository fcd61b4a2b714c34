import { describe, expect, test } from 'vitest';
import { aPhase, aRelease, aVersion } from '../testing/versions.ts';
import type { VersionDetails } from './details.ts';
import { missingLanguages, planVersion } from './plan-version.ts';
import { notesOf, type WantedVersion, wantedVersion } from './wanted.ts';

const version = aVersion({ state: 'PREPARE_FOR_SUBMISSION', phased: aPhase('INACTIVE') });
const localization = (locale: string, whatsNew?: string) => ({ id: `l-${locale}`, locale, whatsNew });
const details: VersionDetails = {
  localizations: [localization('en-US', 'Faster.'), localization('it')],
  copyright: '2026 Example',
  usesNonExemptEncryption: false,
  contentRights: 'DOES_NOT_USE_THIRD_PARTY_CONTENT',
};
const wantedOf = (rest: Readonly<Record<string, unknown>>, more = {}): WantedVersion =>
  wantedVersion({
    applicationId: 'a',
    track: 'app-store',
    editId: 'build-42',
    release: aRelease({ rest, ...more }),
  });
const english = [{ language: 'en-US', text: 'Faster.' }];
const plan = (wanted: WantedVersion, seen = {}) =>
  planVersion({ version: { ...version, ...seen }, details, wanted });

describe('what a version lacks', () => {
  test('nothing, when it is as it is wanted', () => {
    expect(plan(wantedOf({ releaseNotes: english }))).toEqual([]);
    expect(
      plan(wantedOf({ releaseNotes: english, releaseType: 'AFTER_APPROVAL', copyright: '2026 Example' })),
    ).toEqual([]);
  });

  test('its number, the way it is released, and its copyright, in one change', () => {
    const wanted = wantedOf({ releaseType: 'MANUAL', copyright: '2027 Example' }, { name: '1.5.0' });
    expect(plan(wanted)).toEqual([
      {
        kind: 'attributes',
        attributes: { versionString: '1.5.0', releaseType: 'MANUAL', copyright: '2027 Example' },
      },
    ]);
  });

  test('a date is compared as a time, not as a text', () => {
    const at = '2026-12-01T10:00:00+01:00';
    const wanted = wantedOf({ releaseType: 'SCHEDULED', earliestReleaseDate: at });
    const scheduled = { releaseType: 'SCHEDULED', earliestReleaseDate: '2026-12-01T09:00:00Z' };
    expect(plan(wanted, scheduled)).toEqual([]);
    expect(plan(wanted, { ...scheduled, earliestReleaseDate: '2026-12-02T09:00:00Z' })).toEqual([
      { kind: 'attributes', attributes: { releaseType: 'SCHEDULED', earliestReleaseDate: at } },
    ]);
  });

  test('notes that differ, never empty ones, and none of a first version', () => {
    const notes = [
      { language: 'en-US', text: 'Safer.' },
      { language: 'it-IT', text: ' ' },
    ];
    const wanted = wantedOf({ releaseNotes: notes });
    expect(plan(wanted)).toEqual([{ kind: 'notes', localizationId: 'l-en-US', whatsNew: 'Safer.' }]);
    expect(plan({ ...wanted, isPhased: false }, { isFirst: true, phased: undefined })).toEqual([]);
    expect(notesOf(aRelease({ rest: { releaseNotes: notes } }))).toEqual([
      { language: 'en-US', text: 'Safer.' },
    ]);
  });

  test('the languages that the app is not in are named', () => {
    const wanted = wantedOf({ releaseNotes: [...english, { language: 'fr-FR', text: 'Vite.' }] });
    expect(missingLanguages({ version, details, wanted })).toEqual(['fr-FR']);
    expect(missingLanguages({ version: { ...version, isFirst: true }, details, wanted })).toEqual([]);
  });

  test('its build, and whether it is phased; a first version cannot be', () => {
    const unphased = { phased: undefined, build: undefined };
    expect(plan(wantedOf({}), unphased)).toEqual([{ kind: 'build', buildId: 'build-42' }, { kind: 'phase' }]);
    expect(plan(wantedOf({}), { ...unphased, isFirst: true })).toEqual([
      { kind: 'build', buildId: 'build-42' },
    ]);
    const atOnce = wantedOf({}, { status: 'completed', userFraction: undefined });
    expect(plan(atOnce)).toEqual([{ kind: 'do-not-phase', phasedReleaseId: 'phased-1' }]);
  });

  test('declarations that nobody has made, or that say something else', () => {
    const wanted = wantedOf({ usesNonExemptEncryption: true, contentRights: 'USES_THIRD_PARTY_CONTENT' });
    expect(plan(wanted)).toEqual([
      { kind: 'encryption', buildId: 'build-42', uses: true },
      { kind: 'content-rights', declaration: 'USES_THIRD_PARTY_CONTENT' },
    ]);
  });

  test.each([
    [{ releaseType: 'AT_ONCE' }, /^releaseType: /],
    [{ earliestReleaseDate: 'tomorrow' }, /^earliestReleaseDate: /],
    [{ releaseNotes: 'Faster.' }, /^releaseNotes: /],
  ])('%j is refused with its name', (rest, seen) => {
    expect(() => wantedOf(rest)).toThrow(
      expect.objectContaining({ code: 'STORE_REFUSED', seen: expect.stringMatching(seen) }),
    );
  });
});
