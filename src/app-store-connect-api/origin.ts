const apple = 'https://api.appstoreconnect.apple.com';
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Where all requests go. Throws RangeError for an address that a token would travel to in the open. */
export function originOf(text: string = apple): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isBare = url !== undefined && url.pathname === '/' && url.search === '' && url.username === '';
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname));
  if (url !== undefined && isBare && isSafe) return url.origin;
  throw new RangeError(
    'The origin has to be https://HOST, or http://127.0.0.1:PORT for a server on this machine.',
  );
}
