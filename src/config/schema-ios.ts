import { z } from 'zod';
import { assetsInput, deviceInput, sizeBudgetInput } from './schema-android.ts';
import { iosRolloutInput } from './schema-rollout-ios.ts';
import { bundleId, isoInstant, text } from './values.ts';

export const scheduledReleaseInput = z.strictObject({
  /** Not before this moment, as `2026-12-01T09:00:00Z`. */
  at: isoInstant,
});

export const iosAppInput = z.strictObject({
  /** The bundle id under which the App Store knows the app. */
  bundleId,
  /** The version that people see, one to three whole numbers, such as `1.4.0`. */
  versionName: text,
  /** `next` (default) is the first part of the highest in the store plus one; or a build number, as `42` or `'1.4.2'`. */
  buildNumber: z.union([z.literal('next'), z.number(), z.string()]).optional(),
  /** `app-store` (default), or `testflight:GROUP` for a group of testers and nobody else. */
  track: text.optional(),
  /** What is new, per language tag, at most 4000 characters each. Left out on an app's first version, as Apple wants it. */
  releaseNotes: z.record(text, z.string()).optional(),
  /** When an approved version goes out: `after-approval` (default), `manual`, or `{ at: '2026-12-01T09:00:00Z' }`. */
  releaseType: z.union([z.enum(['after-approval', 'manual']), scheduledReleaseInput]).optional(),
  /** Folder of the store listing and release notes, as fastlane lays it out. Default: theirs. */
  metadata: text.optional(),
  /** The build profile. Default: `release`. */
  build: text.optional(),
  /** What the asset checks ask for. */
  assets: assetsInput.optional(),
  /** What the artifact may weigh; more fails the release. Default: any size. */
  sizeBudget: sizeBudgetInput.optional(),
  /** Devices and languages the app is run on. */
  devices: z.array(deviceInput).optional(),
  /** How the release reaches users. */
  rollout: iosRolloutInput.optional(),
});

export type IosAppInput = z.input<typeof iosAppInput>;
