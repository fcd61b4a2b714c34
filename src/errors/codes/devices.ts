import type { ErrorTable } from '../error-entry.ts';

export const devicesErrors = {
  DEVICE_UNKNOWN: {
    exit: 'usage',
    meaning: 'A device was asked for that the catalogue does not hold.',
    remedy: 'Run `slipway devices list`; it prints every device by name.',
    retryable: false,
  },
  DEVICE_LOCALE_INVALID: {
    exit: 'usage',
    meaning: 'The locale of a device is not a BCP 47 language tag.',
    remedy: 'Write it like en-US, de-DE or ar.',
    retryable: false,
  },
  DEVICES_ENGINE_MISSING: {
    exit: 'usage',
    meaning: 'The package that drives the browser is not installed.',
    remedy: 'Run `npm install --save-dev playwright-core`; it downloads no browser.',
    retryable: false,
  },
  CHROMIUM_MISSING: {
    exit: 'usage',
    meaning: 'No Chromium or Chrome was found to emulate devices with.',
    remedy:
      'Run `slipway toolchain devices`, or set SLIPWAY_CHROMIUM to the program file of a Chromium or Chrome.',
    retryable: false,
  },
  CHROMIUM_FAILED: {
    exit: 'outside',
    meaning: 'Chromium was found, but it did not start.',
    remedy:
      'Start it by hand to see why. Where its sandbox is forbidden, set SLIPWAY_CHROMIUM to another Chrome.',
    retryable: true,
  },
  DEVICES_NO_WEB_CONTENT: {
    exit: 'usage',
    meaning: 'The artifact holds no web content, so there is nothing that an emulated device could open.',
    remedy:
      'Put the web content into app/src/main/assets/www with an index.html, or leave the devices step out of the config.',
    retryable: false,
  },
  DEVICES_STOPPED: {
    exit: 'outside',
    meaning: 'The device run was stopped before every device had answered. The browser was closed.',
    remedy: 'Run the same command again; device runs change nothing and start afresh.',
    retryable: true,
  },
} as const satisfies ErrorTable;
