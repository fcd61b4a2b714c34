import type { ErrorTable } from '../error-entry.ts';

export const artifactErrors = {
  ARTIFACT_UNKNOWN_KIND: {
    exit: 'usage',
    meaning: 'The file is neither an APK nor an AAB; its content decides, not its name.',
    remedy: 'Give the path of the built .apk or .aab file.',
    retryable: false,
  },
  ARTIFACT_CORRUPT: {
    exit: 'finding',
    meaning: 'The artifact is truncated or damaged: what it says of itself contradicts its bytes.',
    remedy: 'Build or download it again and compare the SHA-256 with that of the original.',
    retryable: false,
  },
  ARTIFACT_UNSAFE: {
    exit: 'finding',
    meaning:
      'The artifact is a well-formed zip file with something no build tool writes: names that leave the folder, entries of the same name, encryption, or sizes meant to exhaust memory.',
    remedy: 'Do not install it. Build it again from source, and find out where this file came from.',
    retryable: false,
  },
  ARTIFACT_MANIFEST_INVALID: {
    exit: 'finding',
    meaning: 'The Android manifest inside the artifact lacks a value, or has one that Slipway cannot tell.',
    remedy: 'Write the value literally in the app manifest or in build.gradle, and build again.',
    retryable: false,
  },
  ARTIFACT_ENTRY_MISSING: {
    exit: 'finding',
    meaning: 'The artifact has no entry of the name that was asked for.',
    remedy: 'Run slipway inspect FILE --json; it lists the names of all entries.',
    retryable: false,
  },
  ASSETS_NOT_FOUND: {
    exit: 'usage',
    meaning: 'The folder holds neither Android resources nor asset catalogs, so there is nothing to check.',
    remedy:
      'Give the folder of the app module, the one with src/main/res in it, a folder with .xcassets, or a built app.',
    retryable: false,
  },
} as const satisfies ErrorTable;
