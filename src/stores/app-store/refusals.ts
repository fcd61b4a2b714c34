import type { Problem, RequestRefused } from '../../app-store-connect-api/index.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { type RefusalRow, refusalRows } from './refusal-rows.ts';

/** What App Store Connect answered instead of success: its errors, with those nested in them laid beside them. */
export type AppleRefusal = Pick<RequestRefused, 'status' | 'problems'>;

/** The one translation of Apple's refusals into ours; Apple's words stay in `seen`, those of unknown ones too. */
export function refusalError(refusal: AppleRefusal): SlipwayError {
  const { status } = refusal;
  const seen = inAppleWords(refusal);
  if (status === 401) return new SlipwayError('STORE_CREDENTIALS_REFUSED', { ...keyRefused, seen });
  if (status === 429) return new SlipwayError('STORE_QUOTA', { ...hourIsUp, seen });
  if (status === 408 || status >= 500) {
    const message = 'App Store Connect is not available at the moment.';
    return new SlipwayError('STORE_UNAVAILABLE', { message, seen });
  }
  const row = rowFor(refusal);
  if (row !== undefined) {
    const { code, message, next } = row;
    return new SlipwayError(code, { message, seen, ...(next !== undefined && { next }) });
  }
  if (status === 404) {
    const message = 'App Store Connect does not know what was asked for.';
    const next = 'Check the name in the config against App Store Connect, and that the key may see the app.';
    return new SlipwayError('STORE_NOT_FOUND', { message, seen, next });
  }
  const next = "Read Apple's own words above; App Store Connect may show more.";
  return new SlipwayError('STORE_REFUSED', { message: 'App Store Connect refused the request.', seen, next });
}

function rowFor({ problems }: AppleRefusal): RefusalRow | undefined {
  return refusalRows.find(({ apple, words }) =>
    problems.some(
      ({ code, detail, at }) =>
        apple.test(code) && (words === undefined || words.test(`${detail} ${at ?? ''}`)),
    ),
  );
}

const keyRefused = {
  message: 'App Store Connect refused the key.',
  next: 'Check key id and issuer id, that the key was not revoked under Users and Access, Integrations, and that this machine has the right time.',
};

const hourIsUp = {
  message: 'Apple allows this key no more requests in this hour.',
  next: 'Wait some minutes and run the same command again. Other programs with the same key share its requests.',
};

/** One line for each error: what is nested in another one is what a person can mend. */
function inAppleWords({ status, problems }: AppleRefusal): string {
  return `HTTP ${status}: ${problems.map(lineOf).join('\n') || 'no reason was given'}`;
}

function lineOf({ code, detail, at, of, meta }: Problem): string {
  const previous = meta?.previousBundleVersion;
  const more = previous === undefined ? '' : ` (the last one is ${String(previous)})`;
  const place = [of, at].filter((part) => part !== undefined).join(' ');
  return `${code}${place === '' ? '' : ` at ${place}`}: ${detail}${more}`;
}
