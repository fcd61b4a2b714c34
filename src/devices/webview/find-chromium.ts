import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { SlipwayError } from '../../errors/slipway-error.ts';

type Env = Readonly<Record<string, string | undefined>>;

const usualPlaces = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const programNames = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

/** The Chromium to run: SLIPWAY_CHROMIUM when it is set, else the first that is found where they usually are. */
export function findChromium(env: Env, places: readonly string[] = usualPlaces): string {
  const named = env.SLIPWAY_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (isProgram(named)) return resolve(named);
    throw new SlipwayError('CHROMIUM_MISSING', {
      message: 'SLIPWAY_CHROMIUM does not name a program.',
      seen: named,
      next: 'set SLIPWAY_CHROMIUM to the program file of a Chromium, or unset it and run `slipway toolchain devices`',
    });
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...places,
    ...programNames.flatMap((name) => folders.map((folder) => join(folder, name))),
  ];
  const found = candidates.find(isProgram);
  if (found !== undefined) return found;
  throw new SlipwayError('CHROMIUM_MISSING', {
    message: 'There is no Chromium to emulate devices with.',
    seen: `looked for ${places.join(', ')} and for ${programNames.join(', ')} on PATH`,
    next: 'slipway toolchain devices',
  });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Missing, a dead link or not executable: all the same to the search.
    return false;
  }
}
