/** What a token has to be good for, API by API. */
export const publishingScope = 'https://www.googleapis.com/auth/androidpublisher';
export const reportingScope = 'https://www.googleapis.com/auth/playdeveloperreporting';

/** Covers all of Google Cloud, and with it the exchange of tokens; the Play APIs do not take it. */
export const cloudScope = 'https://www.googleapis.com/auth/cloud-platform';

const knownScopes: readonly string[] = [publishingScope, reportingScope, cloudScope];

/** The scopes of a space-separated list; undefined when one of them does not exist. */
export function parseScopes(text: string): readonly string[] | undefined {
  const scopes = text.split(' ').filter((scope) => scope !== '');
  return scopes.every((scope) => knownScopes.includes(scope)) ? scopes : undefined;
}
