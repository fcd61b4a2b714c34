type Environment = Readonly<Record<string, string | undefined>>;

// Shorter values occur in ordinary text; no store accepts a password that short.
const shortestSecret = 4;
const secretName = /PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIAL|PRIVATE|API_?KEY|_KEY$/i;

/**
 * Replaces secrets in a text by `***`: the values of the variables named, and of every other variable whose
 * name says that it holds one.
 */
export function secretsRedactor(env: Environment, named: readonly string[]): (text: string) => string {
  const values = Object.entries(env)
    .filter(([name]) => named.includes(name) || secretName.test(name))
    .map(([, value]) => value ?? '')
    .filter((value) => value.length >= shortestSecret)
    // A longer secret may contain a shorter one.
    .sort((a, b) => b.length - a.length);
  return (text) => values.reduce((safe, value) => safe.replaceAll(value, '***'), text);
}
