import { InvalidArgumentError } from '@commander-js/extra-typings';

/** A positive whole number on the command line. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new InvalidArgumentError(`"${text}" is not a positive whole number.`);
  return Number(text);
}
