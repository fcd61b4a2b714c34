import { SlipwayError } from '../errors/slipway-error.ts';

/** Google Play's limit, in characters. */
const longestNotes = 500;

/** Notes of files and of the config together; those of the config win. Throws STORE_NOTES_TOO_LONG. */
export function mergedNotes(
  fromFiles: Readonly<Record<string, string>>,
  fromConfig: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const notes = { ...fromFiles, ...fromConfig };
  const tooLong = Object.entries(notes)
    .map(([language, text]) => ({ language, length: [...text].length }))
    .filter(({ length }) => length > longestNotes);
  if (tooLong.length === 0) return notes;
  throw new SlipwayError('STORE_NOTES_TOO_LONG', {
    message: `Release notes are longer than ${longestNotes} characters.`,
    seen: tooLong.map(({ language, length }) => `${language}: ${length} characters`).join('\n'),
  });
}
