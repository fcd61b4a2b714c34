import { SlipwayError } from '../errors/slipway-error.ts';

export interface LocalAddress {
  /** As it was given. */
  readonly text: string;
  /** For people: `the local Play`. */
  readonly what: string;
  /** The environment variable that names it. */
  readonly variable: string;
}

/** The origin of a local store, which is only ever on this machine. Throws STORE_ENDPOINT_REFUSED for all else. */
export function loopbackOrigin({ text, what, variable }: LocalAddress): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const bare = url !== undefined && url.pathname === '/' && url.search === '' && url.username === '';
  if (url === undefined || !bare || url.protocol !== 'http:' || !loopbackHosts.has(url.hostname)) {
    throw new SlipwayError('STORE_ENDPOINT_REFUSED', {
      message: `${what} has to be an http origin on this machine.`,
      seen: url === undefined ? 'not an address' : `${url.protocol}//${url.host}${url.pathname}`,
      next: `Set ${variable} to an origin like http://127.0.0.1:PORT, or unset it to use the real store.`,
    });
  }
  return url.origin;
}

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);
