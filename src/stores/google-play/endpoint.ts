import { loopbackOrigin } from '../loopback-origin.ts';

/** Which Play is spoken to. A local one is only ever on this machine. */
export type PlayEndpoint =
  | { readonly kind: 'google' }
  | { readonly kind: 'local'; readonly origin: string; readonly label: string };

export const googleOrigin = 'https://androidpublisher.googleapis.com';

/** The origin every request goes to. Refuses a local endpoint that is not a loopback http origin. */
export function originOf(endpoint: PlayEndpoint): string {
  if (endpoint.kind === 'google') return googleOrigin;
  const variable = 'SLIPWAY_PLAY_ENDPOINT';
  return loopbackOrigin({ text: endpoint.origin, what: 'The local Play', variable });
}

export function labelOf(endpoint: PlayEndpoint): string {
  return endpoint.kind === 'google' ? 'Google Play' : endpoint.label;
}
