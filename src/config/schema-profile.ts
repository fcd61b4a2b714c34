import { z } from 'zod';
import { applicationId, bundleId, text, variableName } from './values.ts';

export const keystoreInput = z.strictObject({
  /** The keystore file (PKCS #12 or JKS), relative to the config file. Keep it out of version control. */
  path: text,
  /** The key's alias inside the keystore. */
  alias: text,
  /** Name of the environment variable with the keystore's password. Default: `SLIPWAY_KEYSTORE_PASSWORD`. */
  passwordVariable: variableName.optional(),
  /** Name of the environment variable with the key's password. Default: `SLIPWAY_KEY_PASSWORD`. */
  keyPasswordVariable: variableName.optional(),
});

export const androidProfileInput = z.strictObject({
  /** `gradle` (default) runs the Gradle wrapper; `prebuilt` takes files that another job has built. */
  builder: z.enum(['gradle', 'prebuilt']).optional(),
  /** Folder of the Gradle root project, relative to the config file. Default: `android`. */
  projectDir: text.optional(),
  /** Gradle tasks to run. Default: `bundleRelease`, `assembleRelease`. */
  tasks: z.array(text).min(1).optional(),
  /** Gradle project properties (`-Pname=value`). Never a secret: any process can read an argument list. */
  properties: z.record(text, z.string()).optional(),
  /** The AAB or APK that goes to the store, relative to the config file. Default: the Android Gradle Plugin's AAB. */
  artifact: text.optional(),
  /** Further AABs or APKs of the same release, each with a version code of its own, such as one for each ABI. They go into the same edit and out in the same release. */
  moreArtifacts: z.array(text).min(1).optional(),
  /** The APK of the same build, for devices; `false` for none. Default: the one that `assembleRelease` makes, if that is among the tasks. */
  apk: z.union([text, z.literal(false)]).optional(),
  /** The R8 mapping file, for an APK; an AAB carries its own. `false` drops a parent's. Default: none. */
  mapping: z.union([text, z.literal(false)]).optional(),
  /** Debug symbols of native libraries, `native-debug-symbols.zip`; an AAB may carry its own. `false` drops a parent's. Default: none. */
  nativeSymbols: z.union([text, z.literal(false)]).optional(),
  /** The upload key. Without one, the Gradle project signs by itself. */
  keystore: keystoreInput.optional(),
  /** Replaces the app's application id, for a flavor with a suffix such as `com.example.chat.beta`. */
  applicationId: applicationId.optional(),
  /** Environment variables of the build, over those of the profile. */
  env: z.record(variableName, z.string()).optional(),
});

export const iosProfileInput = z.strictObject({
  /** A shell command that makes the artifact; it sees SLIPWAY_VERSION_NAME and SLIPWAY_BUILD_NUMBER. Without one, another job has built the file. */
  command: text.optional(),
  /** The folder that the command runs in, relative to the config file. Default: `ios`. */
  projectDir: text.optional(),
  /** The IPA that goes to the store, relative to the config file. */
  artifact: text.optional(),
  /** Replaces the app's bundle id, for a flavor such as `com.example.chat.beta`. */
  bundleId: bundleId.optional(),
  /** Environment variables of the command, over those of the profile. */
  env: z.record(variableName, z.string()).optional(),
});

export const profileInput = z.strictObject({
  /** A profile whose values this one starts from. Chains are fine. */
  extends: text.optional(),
  /** Environment variables of the build. */
  env: z.record(variableName, z.string()).optional(),
  /** How the Android app is built. */
  android: androidProfileInput.optional(),
  /** How the iOS app is built. */
  ios: iosProfileInput.optional(),
});

export type AndroidProfileInput = z.input<typeof androidProfileInput>;
export type IosProfileInput = z.input<typeof iosProfileInput>;
export type ProfileInput = z.input<typeof profileInput>;
