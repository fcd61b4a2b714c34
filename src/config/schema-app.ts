import { z } from 'zod';
import { type HookContext, stepNames } from './config.ts';
import { androidAppInput } from './schema-android.ts';
import { iosAppInput } from './schema-ios.ts';
import { functionSchema, text } from './values.ts';

export type HookFunction = (context: HookContext) => Promise<void> | void;

const action = z.union([text, functionSchema<HookFunction>()]);

export const hooksByStepInput = z.partialRecord(z.enum(stepNames), z.union([action, z.array(action)]));

export const hooksInput = z.strictObject({
  /** Run before a step; a failure stops the release there. */
  before: hooksByStepInput.optional(),
  /** Run after a step has succeeded. */
  after: hooksByStepInput.optional(),
  /** Run when a step has failed; a failure here never hides the step's own. */
  onError: hooksByStepInput.optional(),
});

export const stepInput = z.strictObject({
  /** Name of the step: lowercase letters, digits and hyphens. */
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'is not a step name; write lowercase letters, digits and hyphens'),
  /** The step it runs right after. */
  after: z.enum(stepNames),
  /** A shell command or a function. */
  run: action,
});

export const appInput = z.strictObject({
  /** The app on Android. */
  android: androidAppInput.optional(),
  /** The app on iOS. */
  ios: iosAppInput.optional(),
  /** Commands and functions around the steps of a release. */
  hooks: hooksInput.optional(),
  /** Steps of the app's own, recorded and resumed like the others. */
  steps: z.array(stepInput).optional(),
});

export type HooksInput = z.input<typeof hooksInput>;
export type ActionInput = z.input<typeof action>;
export type AppInput = z.input<typeof appInput>;
