/** Everything that is wrong below; most names pass this one test. */
const suspicious = /[\0\\\uFFFD]|^\/|^[a-z]:|(?:^|\/)\.\.?(?:\/|$)/iu;

/** Why a name must not be in an artifact, or undefined when it is fine. */
export function nameProblem(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (!suspicious.test(name)) return undefined;
  if (name.includes('\uFFFD')) return 'is not UTF-8';
  if (name.includes('\0')) return 'contains a NUL';
  if (name.includes('\\')) return 'contains a backslash';
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) return 'is an absolute path';
  return 'leaves its folder';
}
