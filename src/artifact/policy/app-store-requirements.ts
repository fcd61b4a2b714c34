import type { Requirement, Source } from './requirement.ts';

const mebibyte = 1024 * 1024;
const sizes: Source = {
  title: 'Maximum build file sizes (App Store Connect Help)',
  checked: '2026-11-22',
  basis: 'document',
};
const sdk = 'Upcoming Requirements (Apple Developer)';

/** The App Store. Add a row when Apple announces one; leave the old rows. */
export const appStoreRequirements: readonly Requirement[] = [
  iosSdk(18, '2025-04-24'),
  iosSdk(26, '2026-04-28'),
  {
    ...iosSdk(27, '2027-04-27'),
    from: undefined,
    expected: 'in April 2027, as every year, but Apple has announced no date',
    source: { title: sdk, checked: '2026-11-22', basis: 'recalled' },
  },
  {
    id: 'privacy-manifest',
    scope: 'new apps and updates',
    from: '2024-05-01',
    demand: { kind: 'privacy-manifest' },
    consequence: 'App Store Connect refuses APIs that need a reason without one (ITMS-91053)',
    remedy: 'Add PrivacyInfo.xcprivacy with NSPrivacyAccessedAPITypes to the app.',
    source: {
      title: 'Reminder: Privacy requirement for app submissions starts May 1 (Apple Developer News)',
      checked: '2026-11-22',
      basis: 'document',
    },
  },
  {
    id: 'app-size',
    scope: 'new apps and updates',
    from: '2015-01-01',
    demand: { kind: 'size', of: 'uncompressed app', atMostBytes: 4096 * mebibyte },
    consequence: 'App Store Connect takes no app of more than 4 GB uncompressed',
    remedy: 'Move content to Background Assets.',
    source: sizes,
  },
  {
    id: 'executable-size',
    scope: 'new apps and updates',
    from: '2015-09-16',
    demand: { kind: 'size', of: 'code (__TEXT)', atMostBytes: 500 * mebibyte },
    consequence: 'App Store Connect takes no binary with more than 500 MB of __TEXT sections',
    remedy: 'Move code to frameworks, or data out of the binary.',
    source: sizes,
  },
];

function iosSdk(atLeastMajor: number, from: string): Requirement {
  return {
    id: 'ios-sdk',
    scope: 'new apps and updates',
    from,
    demand: { kind: 'ios-sdk', atLeastMajor },
    consequence: 'App Store Connect refuses uploads that an older SDK built (ITMS-90725)',
    remedy: `Build with the SDK of iOS ${atLeastMajor} or later, that is Xcode ${atLeastMajor === 18 ? 16 : atLeastMajor} or later.`,
    source: { title: sdk, checked: '2026-11-22', basis: 'reports' },
  };
}
