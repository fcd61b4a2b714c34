import { createPrivateKey } from 'node:crypto';

const pemPattern = /-----BEGIN (EC )?PRIVATE KEY-----[\s\S]+-----END (EC )?PRIVATE KEY-----/;

/** The PEM key in a text: as it is, with literal `\n` as many CI systems keep it, or in base64. */
export function pemIn(text: string): string | undefined {
  const plain = text.replaceAll('\\n', '\n').trim();
  if (pemPattern.test(plain)) return `${plain}\n`;
  const decoded = Buffer.from(plain.replace(/\s+/g, ''), 'base64').toString('utf8').trim();
  return pemPattern.test(decoded) ? `${decoded}\n` : undefined;
}

/** Apple signs in with ES256 alone. */
export function isUsableKey(pem: string): boolean {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  } catch {
    return false;
  }
}
