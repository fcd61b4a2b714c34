import { SlipwayError } from '../../errors/slipway-error.ts';

/** Which Play is spoken to. A local one is only ever on this machine. */
export type PlayEndpoint =
  | { readonly kind: 'google' }
  | { readonly kind: 'local'; readonly origin: string; readonly label: string };

export const googleOrigin = 'https://androidpublisher.googleapis.com';

/** The origin every request goes to. Refuses a local endpoint that is not a loopback http origin. */
export function originOf(endpoint: PlayEndpoint): string {
  return endpoint.kind === 'google' ? googleOrigin : loopbackOrigin(endpoint.origin);
}

export function labelOf(endpoint: PlayEndpoint): string {
  return endpoint.kind === 'google' ? 'Google Play' : endpoint.label;
}

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

function loopbackOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const bare = url !== undefined && url.pathname === '/' && url.search === '' && url.username === '';
  if (url === undefined || !bare || url.protocol !== 'http:' || !loopbackHosts.has(url.hostname)) {
    throw new SlipwayError('STORE_ENDPOINT_REFUSED', {
      message: 'The local Play has to be an http origin on this machine.',
      seen: url === undefined ? 'not an address' : `${url.protocol}//${url.host}${url.pathname}`,
    });
  }
  return url.origin;
}
