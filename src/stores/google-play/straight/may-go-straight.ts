/** Through a proxy only the official client finds its way. */
export function mayGoStraight(env: Readonly<Record<string, string | undefined>>): boolean {
  return ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].every((name) => (env[name] ?? '') === '');
}
