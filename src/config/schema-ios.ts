import { z } from 'zod';
import { acceptanceInput, assetsInput, deviceInput, sizeBudgetInput } from './schema-android.ts';
import { iosRolloutInput } from './schema-rollout-ios.ts';
import { bundleId, isoInstant, text, variableName } from './values.ts';

export const scheduledReleaseInput = z.strictObject({
  /** Not before this moment, as `2026-12-01T09:00:00Z`. */
  at: isoInstant,
});

export const reviewContactInput = z.strictObject({
  /** Of the person whom Apple's reviewers may ask. */
  firstName: text,
  /** Of the same person. */
  lastName: text,
  /** Where that person reads mail during a review. */
  email: z.email(),
  /** With the country's code, as `+49 30 1234567`. */
  phone: text,
});

export const demoAccountInput = z.strictObject({
  /** Name of the environment variable with the account's name. */
  nameVariable: variableName,
  /** Name of the environment variable with its password. */
  passwordVariable: variableName,
});

export const reviewInput = z.strictObject({
  /** Whom reviewers may ask. */
  contact: reviewContactInput.optional(),
  /** An account that reviewers sign in with; its values come from the environment. */
  demoAccount: demoAccountInput.optional(),
  /** What reviewers have to know. */
  notes: text.optional(),
  /** A file for the reviewers, relative to the config file. */
  attachment: text.optional(),
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
  /** Who holds the copyright, as `2026 Example Ltd`. Default: as the store has it. */
  copyright: text.optional(),
  /** Whether the app encrypts with more than the system does, where Info.plist does not say it (`ITSAppUsesNonExemptEncryption`). */
  usesNonExemptEncryption: z.boolean().optional(),
  /** Whether the app shows content of others: `none`, or `has-rights` to it. Default: as the store has it. */
  thirdPartyContent: z.enum(['none', 'has-rights']).optional(),
  /** What the people who review the version need. Default: as the store has it. */
  review: reviewInput.optional(),
  /** Folder of the store listing and release notes, as fastlane lays it out. Default: theirs. */
  metadata: text.optional(),
  /** The build profile. Default: `release`. */
  build: text.optional(),
  /** What the asset checks ask for. */
  assets: assetsInput.optional(),
  /** What the artifact may weigh; more fails the release. Default: any size. */
  sizeBudget: sizeBudgetInput.optional(),
  /** What the inspection finds and the release may have all the same, each with its reason. Default: nothing. */
  accept: z.array(acceptanceInput).optional(),
  /** Devices and languages the app is run on. */
  devices: z.array(deviceInput).optional(),
  /** How the release reaches users. */
  rollout: iosRolloutInput.optional(),
});

export type IosAppInput = z.input<typeof iosAppInput>;
export type ReviewInput = z.input<typeof reviewInput>;
