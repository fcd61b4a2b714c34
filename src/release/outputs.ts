import { z } from 'zod';
import { versionCodeSchema } from '../stores/version-code-schema.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const file = z.strictObject({ path: z.string(), sha256, sizeBytes: z.int().nonnegative() });

/** What each step leaves in the ledger for the ones after it. Paths are relative to the release's folder. */
export const preflightOutput = z.strictObject({ store: z.string(), tools: z.array(z.string()).readonly() });
export const versionOutput = z.strictObject({ versionName: z.string(), versionCode: versionCodeSchema });
export const buildOutput = z.strictObject({
  artifact: file,
  moreArtifacts: z.array(file).readonly().optional(),
  apk: file.optional(),
  mapping: file.optional(),
  nativeSymbols: file.optional(),
});
export const inspectOutput = z.strictObject({
  kind: z.string(),
  schemes: z.array(z.string()).readonly(),
  signature: z.string().optional(),
  entryCount: z.int(),
  /** Of further artifacts, in their order. */
  moreVersionCodes: z.array(versionCodeSchema).readonly().optional(),
});
export const assetsOutput = z.strictObject({ imageCount: z.int(), warnings: z.int() });
export const devicesOutput = z.strictObject({
  passed: z.array(z.string()).readonly(),
  /** Why nothing was run although devices are configured. */
  skipped: z.string().optional(),
});
export const uploadOutput = z.strictObject({
  editId: z.string(),
  sha256,
  versionCode: versionCodeSchema,
  moreVersionCodes: z.array(versionCodeSchema).readonly().optional(),
});
export const submitOutput = z.strictObject({
  store: z.string(),
  track: z.string(),
  versionCodes: z.array(versionCodeSchema).readonly(),
  fraction: z.number().gt(0).lte(1),
  /** Whether the track is one that the version soaks on before it goes public. */
  soaking: z.boolean().optional(),
});
export const extraOutput = z.strictObject({});

export type KeptFile = z.infer<typeof file>;
export type VersionOutput = z.infer<typeof versionOutput>;
export type BuildOutput = z.infer<typeof buildOutput>;
export type InspectOutput = z.infer<typeof inspectOutput>;
export type UploadOutput = z.infer<typeof uploadOutput>;
export type SubmitOutput = z.infer<typeof submitOutput>;
