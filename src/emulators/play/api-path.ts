const api = '/androidpublisher/v3';

/**
 * The path of a request as the document writes it: without the prefix of an upload, and with what older
 * clients leave out before the package name. Google answers all of them.
 */
export function apiPath(pathname: string): string {
  const path = pathname.replace(/^(?:\/resumable)?\/upload(?=\/)/, '');
  const below = path.startsWith(`${api}/`) ? path.slice(api.length) : path;
  if (below.startsWith('/applications/')) return `${api}${below}`;
  if (/^\/[^/]+\/edits(?:\/|$)/.test(below)) return `${api}/applications${below}`;
  return path;
}
