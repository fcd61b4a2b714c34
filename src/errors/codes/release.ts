import type { ErrorTable } from '../error-entry.ts';

export const releaseErrors = {
  ARTIFACT_CHANGED: {
    exit: 'outside',
    meaning: 'The file that is about to be uploaded is not the one that was checked and tested.',
    remedy: 'Run the release again: it builds and tests anew, and then uploads what was tested.',
    retryable: true,
  },
  ARTIFACT_MISMATCH: {
    exit: 'finding',
    meaning:
      'The artifact says something else than the config: another application id, version code or version name.',
    remedy: 'Make the build take its numbers from Slipway, or correct the config.',
    retryable: false,
  },
  CHECK_FAILED: {
    exit: 'finding',
    meaning: 'A check of the release found something that has to be mended first.',
    remedy:
      'Mend the findings that are listed and run the release again; what is done is not redone. One of the inspection that is known and harmless is accepted by `accept` in the config, with a reason.',
    retryable: false,
  },
  EDIT_LOST: {
    exit: 'outside',
    meaning:
      'The edit that held the upload was invalidated by another one, by a change in the Play Console, or by age.',
    remedy: 'Run the release again: it uploads the same tested binary into a fresh edit.',
    retryable: true,
  },
  ROLLOUT_IN_PROGRESS: {
    exit: 'usage',
    meaning:
      'Another version is in mid-rollout on the track; starting a new one would end it without a word.',
    remedy:
      'Wait until it is complete, complete or halt it, or release this one as its hotfix: slipway release android --hotfix "why".',
    retryable: false,
  },
  DEVICES_UNAVAILABLE: {
    exit: 'outside',
    meaning:
      'The devices could not run the app for a reason that is not the app: a browser that did not start or was killed.',
    remedy: 'Look at the lines per device, then run the release again; what is done is not redone.',
    retryable: true,
  },
  RELEASE_BUSY: {
    exit: 'outside',
    meaning: 'Another process is working on the same release.',
    remedy: 'Wait for it to end, then run the command again; it goes on from there.',
    retryable: true,
  },
  APP_UNKNOWN: {
    exit: 'usage',
    meaning: 'The config has no app of that name or on that platform, or several and none was named.',
    remedy: 'Name one of the apps of the config with --app, and --platform when it is on both.',
    retryable: false,
  },
  SUBMISSION_NOT_CONFIRMED: {
    exit: 'outside',
    meaning: 'The store answered that the release was submitted, but a fresh read does not show it.',
    remedy: 'Look at the Play Console; then run the release again, it observes before it acts.',
    retryable: true,
  },
} as const satisfies ErrorTable;
