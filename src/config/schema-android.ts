import { z } from 'zod';
import { fileKinds } from '../artifact/sizes/file-kinds.ts';
import { knownDensities } from './defaults.ts';
import { rolloutInput } from './schema-rollout.ts';
import { applicationId, byteSize, text } from './values.ts';

export const assetsInput = z.strictObject({
  /** Density buckets every bitmap has to exist in. Default: `mdpi` to `xxxhdpi`. */
  densities: z.array(z.enum(knownDensities)).optional(),
});

export const sizeBudgetInput = z.strictObject({
  /** What the device that gets most may download at first installation, such as `'40MB'`. */
  download: byteSize.optional(),
  /** What the app may take on that device before it has run. */
  install: byteSize.optional(),
  /** What a single file may take in the artifact. */
  file: byteSize.optional(),
  /** What all files of a kind may take in the artifact: `{ native: '12MB' }`. */
  kinds: z.partialRecord(z.enum(fileKinds), byteSize).optional(),
});

export const acceptanceInput = z.strictObject({
  /** The rule's name, as the finding tells it: `policy/target-sdk`. */
  rule: text,
  /** The finding's place, or the end of its path. Default: every place. */
  place: text.optional(),
  /** Why it is no reason against a release. */
  reason: text,
});

export const deviceInput = z.strictObject({
  /** A device of the catalogue, such as `pixel-8`. */
  device: text,
  /** BCP 47 language tag. Default: `en-US`. */
  locale: text.optional(),
});

export const androidAppInput = z.strictObject({
  /** The id under which the store knows the app. */
  applicationId,
  /** The version that people see, such as `1.4.0`. */
  versionName: text,
  /** `next` (default) is one more than the highest in the store; or a number from 1 to 2100000000. */
  versionCode: z.union([z.literal('next'), z.number()]).optional(),
  /** The Google Play track. Default: `production`. */
  track: text.optional(),
  /** Release notes per language tag, at most 500 characters each. */
  releaseNotes: z.record(text, z.string()).optional(),
  /** Version codes of earlier artifacts that stay served, for devices that the new one leaves out. Default: none. */
  retain: z.array(z.int().min(1).max(2_100_000_000)).optional(),
  /** Folder of the store listing and release notes, as fastlane or Gradle Play Publisher lay it out. Default: theirs. */
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
  rollout: rolloutInput.optional(),
});

export type SizeBudgetInput = z.input<typeof sizeBudgetInput>;
export type AndroidAppInput = z.input<typeof androidAppInput>;
