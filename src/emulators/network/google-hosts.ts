/** The public hosts that the local Play answers for: its APIs, uploads included, and its tokens. */
export const playHosts = [
  'androidpublisher.googleapis.com',
  'playdeveloperreporting.googleapis.com',
  'oauth2.googleapis.com',
  'sts.googleapis.com',
  'iamcredentials.googleapis.com',
  'www.googleapis.com',
] as const;

/** The origin that a client believes it speaks to, judged by its Host header; undefined for a local one. */
export function publicOrigin(host: string | undefined): string | undefined {
  return playHosts.some((known) => known === host) ? `https://${host}` : undefined;
}
