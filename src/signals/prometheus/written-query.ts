import { Unintelligible } from '../ask-signal.ts';
import type { SeenVersion } from '../signal.ts';

/**
 * A query for one version: `$versionCodes` becomes its codes as a regular expression (`7|8`, for `=~`), `$versionName`
 * its name. Both stand inside of quotes, so that what would end them is refused.
 */
export function writtenQuery(query: string, { versionCodes, versionName }: SeenVersion): string {
  const codes = versionCodes.map((code) => String(code).replaceAll('.', '\\\\.')).join('|');
  return query
    .replaceAll('$versionCodes', checked(codes, 'code'))
    .replaceAll('$versionName', () => checked(versionName ?? '', 'name'));
}

function checked(text: string, what: string): string {
  if (text === '' || /["'`\n]/.test(text))
    throw new Unintelligible(`a version without a usable ${what}: "${text}"`);
  return text;
}
