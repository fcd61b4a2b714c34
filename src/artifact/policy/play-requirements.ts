import type { Requirement, Source } from './requirement.ts';

const mebibyte = 1024 * 1024;
const document = (title: string, doubt?: string): Source => ({
  title,
  checked: '2026-11-22',
  basis: 'document',
  ...(doubt === undefined ? {} : { doubt }),
});

const targetSdk = document('Target API level requirements for Google Play apps (Play Console help)');
const pageSize = 'Support 16 KB page sizes (Android documentation)';
const billing = document('Google Play Billing Library version deprecation (Android documentation)');
const sizes = document(
  'Optimize your app’s size and stay within Google Play app size limits (Play Console help)',
);

/** Google Play. Add a row when Google announces one; leave the old rows, they date the answers for old files. */
export const playRequirements: readonly Requirement[] = [
  targetLevel(34, '2024-08-31', ['phone']),
  targetLevel(35, '2025-08-31', ['phone']),
  targetLevel(36, '2026-08-31', ['phone']),
  targetLevel(34, '2025-08-31', ['wear', 'automotive', 'tv']),
  targetLevel(35, '2026-08-31', ['wear', 'automotive']),
  targetLevel(34, '2026-08-31', ['tv', 'xr']),
  {
    ...targetLevel(37, '2027-08-31', ['phone']),
    from: undefined,
    expected: 'at the end of August 2027, as every year, but Google has announced no date',
    source: { title: targetSdk.title, checked: '2026-11-22', basis: 'recalled' },
  },
  {
    ...pages('new apps', '2025-11-01'),
    extendableTo: '2026-05-31',
    source: document(pageSize),
  },
  {
    ...pages('updates', '2027-02-01'),
    source: document(pageSize, 'copies of the page before 2026 say November 1, 2025 for updates too'),
  },
  {
    id: 'app-bundle',
    scope: 'new apps',
    from: '2021-08-01',
    demand: { kind: 'bundle' },
    consequence: 'Play takes new apps only as an Android App Bundle',
    remedy: 'Build an .aab: gradle bundleRelease.',
    source: document('Add or test APK expansion files (Play Console help)'),
  },
  {
    id: 'apk-size',
    scope: 'new apps and updates',
    from: '2015-01-01',
    demand: { kind: 'size', of: 'APK file', atMostBytes: 100 * mebibyte },
    consequence: 'Play takes no APK of more than 100 MB',
    remedy: 'Publish an Android App Bundle.',
    source: document('Add or test APK expansion files (Play Console help)'),
  },
  {
    id: 'base-module-size',
    scope: 'new apps and updates',
    from: '2025-01-01',
    demand: { kind: 'size', of: 'base module download', atMostBytes: 500 * mebibyte },
    consequence: 'Play takes no base module of more than 500 MB (compressed download)',
    remedy: 'Move assets to an asset pack, or features to a feature module.',
    source: { ...sizes, doubt: 'the limit was 200 MB before; the day of the change is not known' },
  },
  {
    id: 'total-size',
    scope: 'new apps and updates',
    from: '2025-01-01',
    demand: { kind: 'size', of: 'total download', atMostBytes: 4096 * mebibyte },
    consequence: 'Play takes no more than 4 GB of modules and install-time asset packs together',
    remedy: 'Deliver asset packs on demand.',
    source: sizes,
  },
  {
    id: 'version-code',
    scope: 'new apps and updates',
    from: '2015-01-01',
    demand: { kind: 'version-code', atMost: 2_100_000_000 },
    consequence: 'Play takes no higher version code, and an app that used it up can never be updated again',
    remedy: 'Choose version codes that grow slowly.',
    source: { title: 'Version your app (Android documentation)', checked: '2026-11-22', basis: 'recalled' },
  },
  billingLibrary(6, '2024-08-31', '2024-11-01'),
  billingLibrary(7, '2025-08-31', '2025-11-01'),
  billingLibrary(8, '2026-08-31', '2026-11-01'),
  billingLibrary(9, '2027-08-31', '2027-11-01'),
  // Version 9 ends on 2028-08-31; there is none after it yet that could be asked for.
  {
    id: 'developer-verification',
    scope: 'new apps and updates',
    from: '2026-09-30',
    demand: { kind: 'developer-verification', regions: 'Brazil, Indonesia, Singapore and Thailand' },
    consequence:
      'certified devices there do not install an app whose package name no verified developer registered',
    remedy: 'Look at the package names under Android developer verification in the Play Console.',
    source: {
      title: 'Android developer verification (Android documentation)',
      checked: '2026-11-22',
      basis: 'reports',
      doubt: 'Google’s own pages differ on whether it holds outside of the participating stores',
    },
  },
];

function targetLevel(
  atLeast: number,
  from: string,
  formFactors: Extract<Requirement['demand'], { readonly kind: 'target-sdk' }>['formFactors'],
): Requirement {
  return {
    id: 'target-sdk',
    scope: 'new apps and updates',
    from,
    // Each year Google lets one ask for time until the first of November.
    extendableTo: `${from.slice(0, 4)}-11-01`,
    demand: { kind: 'target-sdk', atLeast, formFactors },
    consequence: 'Play takes no upload with a lower target',
    remedy: `Set targetSdk to ${atLeast}, and test what changes with it.`,
    source: targetSdk,
  };
}

function pages(scope: Requirement['scope'], from: string): Omit<Requirement, 'source'> {
  return {
    id: 'page-size',
    scope,
    from,
    demand: { kind: 'page-size', bytes: 16_384, fromTargetSdk: 35 },
    consequence:
      'Play takes no upload with such libraries, and devices with pages of 16 KiB do not load them',
    remedy: 'Build them with NDK r28 or later, update the SDKs that bring them, and use AGP 8.5.1 or later.',
  };
}

/** Two years after a version, Play takes it no more: the one after it is the least. */
function billingLibrary(atLeastMajor: number, from: string, extendableTo: string): Requirement {
  return {
    id: 'billing-library',
    scope: 'new apps and updates',
    from,
    extendableTo,
    demand: { kind: 'billing-library', atLeastMajor },
    consequence: 'Play takes no upload with an older one',
    remedy: `Update com.android.billingclient:billing to ${atLeastMajor} or later.`,
    source: billing,
  };
}
