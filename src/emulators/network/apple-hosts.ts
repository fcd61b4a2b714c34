/** The public host that the local App Store Connect answers for; uploads go to addresses of its own that it hands out. */
export const appStoreHost = 'api.appstoreconnect.apple.com';

/** The origin that a client believes it speaks to, judged by its Host header; undefined for a local one. */
export function publicAppleOrigin(host: string | undefined): string | undefined {
  return host === appStoreHost ? `https://${host}` : undefined;
}
