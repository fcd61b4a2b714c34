import type { AnyCommand } from '../src/cli/command.ts';

export interface CommandListing {
  readonly summary: string;
  /** Done before the command is loaded, for one that has no time to lose. */
  readonly early?: (argv: readonly string[]) => Promise<void>;
  readonly load: () => Promise<{ readonly default: AnyCommand }>;
}

/** Every command, by name. Only the one that is called gets loaded. */
export const commands: Readonly<Record<string, CommandListing>> = {
  doctor: {
    summary: 'show what is missing, and how to mend it',
    load: () => import('../scripts/doctor.ts'),
  },
  build: {
    summary: 'build the artifact, with the version numbers stamped',
    load: () => import('../scripts/build.ts'),
  },
  toolchain: {
    summary: 'find the tools that jobs need, and install what is missing',
    load: () => import('../scripts/toolchain.ts'),
  },
  assets: {
    summary: 'check bitmaps against the screen densities',
    load: () => import('../scripts/assets.ts'),
  },
  devices: {
    summary: 'open a built app on emulated devices, with screenshots',
    load: () => import('../scripts/devices.ts'),
  },
  inspect: {
    summary: 'say what is inside an APK, AAB or IPA',
    load: () => import('../scripts/inspect.ts'),
  },
  compare: {
    summary: 'say what changed between two artifacts',
    load: () => import('../scripts/compare.ts'),
  },
  release: {
    summary: 'run the whole pipeline, going on where it stopped',
    load: () => import('../scripts/release.ts'),
  },
  rollout: {
    summary: 'show a staged rollout, or take its next step when it is due',
    load: () => import('../scripts/rollout.ts'),
  },
  guard: {
    summary: 'teach the guard, replay a rollout through it, or measure it',
    load: () => import('../scripts/guard.ts'),
  },
  halt: {
    summary: 'stop a rollout now',
    early: async (argv) => {
      const { openEarlyFor } = await import('../src/stores/google-play/straight/early.ts');
      openEarlyFor(argv, process.env);
    },
    load: () => import('../scripts/halt.ts'),
  },
  listing: {
    summary: 'compare texts and images of the store with files, or push them',
    load: () => import('../scripts/listing.ts'),
  },
  reviews: {
    summary: 'show what users wrote, and reply',
    load: () => import('../scripts/reviews.ts'),
  },
  availability: {
    summary: 'show where an iOS app is on sale, remove it, put it back',
    load: () => import('../scripts/availability.ts'),
  },
  builds: {
    summary: 'list builds in TestFlight, and expire old ones',
    load: () => import('../scripts/builds.ts'),
  },
  webhooks: {
    summary: 'have the App Store tell what happens, and listen',
    load: () => import('../scripts/webhooks.ts'),
  },
  recovery: {
    summary: 'ask users of a bad version to update',
    load: () => import('../scripts/recovery.ts'),
  },
  'universal-apk': {
    summary: 'fetch the APK that the store made of an upload',
    load: () => import('../scripts/universal-apk.ts'),
  },
  rehearse: {
    summary: 'play a release on local stores, with simulated users',
    load: () => import('../scripts/rehearse.ts'),
  },
  emulators: {
    summary: 'serve the local stores until Ctrl-C',
    load: () => import('../scripts/emulators.ts'),
  },
  ledger: {
    summary: 'show what happened to a release, or check the journal',
    load: () => import('../scripts/ledger.ts'),
  },
  explain: {
    summary: 'explain an error code',
    load: () => import('../scripts/explain.ts'),
  },
};
