import { loopbackOrigin } from '../loopback-origin.ts';

/** Which App Store Connect is spoken to. A local one is only ever on this machine. */
export type AppStoreEndpoint =
  | { readonly kind: 'apple' }
  | { readonly kind: 'local'; readonly origin: string; readonly label: string };

/** The origin of every request; undefined for Apple's. Throws STORE_ENDPOINT_REFUSED for a local one elsewhere. */
export function originOf(endpoint: AppStoreEndpoint): string | undefined {
  if (endpoint.kind === 'apple') return undefined;
  const variable = 'SLIPWAY_ASC_ENDPOINT';
  return loopbackOrigin({ text: endpoint.origin, what: 'The local App Store', variable });
}

export function labelOf(endpoint: AppStoreEndpoint): string {
  return endpoint.kind === 'apple' ? 'App Store' : endpoint.label;
}
