import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { durationMs, durationProblem } from '../config/duration.ts';
import { platforms } from '../stores/platform.ts';
import { parseVersionCode, type VersionCode } from '../stores/version-code.ts';

/** For commands that are about one app, where it is on both. */
export function platformOption() {
  return new Option('--platform <platform>', 'which one (when the app is on several)').choices(platforms);
}

/** A positive whole number on the command line. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new InvalidArgumentError(`"${text}" is not a positive whole number.`);
  return Number(text);
}

/** `42` on Google Play, `42` or `1.4.2` on the App Store. */
export function anyVersionCode(text: string): VersionCode {
  const code = parseVersionCode(text);
  if (code === undefined)
    throw new InvalidArgumentError(
      `"${text}" is neither a version code, as 42, nor a build number, as 1.4.2.`,
    );
  return code;
}

/** `90s`, `36h` or `7d` on the command line, in milliseconds. */
export function duration(text: string): number {
  const milliseconds = durationMs(text);
  if (milliseconds === undefined) throw new InvalidArgumentError(`${durationProblem(text)}.`);
  return milliseconds;
}
