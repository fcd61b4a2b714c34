/** Why a name must not be in an artifact, or undefined when it is fine. */
export function nameProblem(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (name.includes('\uFFFD')) return 'is not UTF-8';
  if (name.includes('\0')) return 'contains a NUL';
  if (name.includes('\\')) return 'contains a backslash';
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) return 'is an absolute path';
  const segments = name.split('/');
  if (segments.some((segment) => segment === '..' || segment === '.')) return 'leaves its folder';
  return undefined;
}
