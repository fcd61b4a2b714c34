/**
 * Stages that found regressions soonest in the simulations of the guard: five steps, a full day each,
 * because usage has a daily rhythm. The last one completes the rollout, so it has nothing to wait for.
 */
export const defaultStages: readonly { readonly fraction: string }[] = [
  { fraction: '1%' },
  { fraction: '3%' },
  { fraction: '10%' },
  { fraction: '50%' },
  { fraction: '100%' },
];

/** Whoever waits for a hotfix has a version that is known to be bad. */
export const defaultHotfixStages: readonly { readonly fraction: string; readonly bakeTime?: string }[] = [
  { fraction: '10%', bakeTime: '2h' },
  { fraction: '50%', bakeTime: '4h' },
  { fraction: '100%' },
];

export const defaultBakeTime = '24h';
/** The App Store raises the share a day after the last time: what is missing then has to be seen some hours before. */
export const defaultIosBakeTime = '20h';
export const defaultGateTimeout = '2m';
/** Google's daily data lags by up to two days; a third one that is missing is no longer a lag. */
export const defaultEvidenceMaxAge = '72h';
/** Hours lag a few hours behind, and days up to two days: what is older says that the source has stopped. */
export const defaultGuardMaxAge = '48h';
export const defaultCalibration = 'slipway.guard.json';
/** Whoever raises a rollout on a Friday afternoon looks after it on Saturday. */
export const defaultStepDays = ['monday', 'tuesday', 'wednesday', 'thursday'] as const;
export const defaultStepHours = { from: '09:00', to: '17:00' } as const;
export const defaultTrack = 'production';
export const defaultIosTrack = 'app-store';
export const defaultIosProjectDir = 'ios';
export const defaultProfile = 'release';
export const defaultLocale = 'en-US';
export const defaultProjectDir = 'android';
export const defaultTasks: readonly string[] = ['bundleRelease', 'assembleRelease'];
export const defaultPasswordVariable = 'SLIPWAY_KEYSTORE_PASSWORD';
export const defaultKeyPasswordVariable = 'SLIPWAY_KEY_PASSWORD';

/**
 * Where the Android Gradle Plugin puts the outputs of an `app` module, below the Gradle root project. There is
 * no usual mapping file: without R8 there is none at all, and with R8 the AAB carries its own to the store.
 */
export const gradleOutputs = {
  artifact: 'app/build/outputs/bundle/release/app-release.aab',
  apk: 'app/build/outputs/apk/release/app-release.apk',
} as const;

/** The Gradle task that makes the usual APK. */
export const apkTask = 'assembleRelease';

/** The buckets that cover phones and tablets of today; ldpi devices are gone and tvdpi is for televisions. */
export const defaultDensities: readonly string[] = ['mdpi', 'hdpi', 'xhdpi', 'xxhdpi', 'xxxhdpi'];
export const knownDensities = ['ldpi', 'mdpi', 'tvdpi', 'hdpi', 'xhdpi', 'xxhdpi', 'xxxhdpi'] as const;

export const defaultLedgerFile = 'ledger.db';
export const defaultRemote = 'origin';
export const defaultBranch = 'slipway-ledger';
