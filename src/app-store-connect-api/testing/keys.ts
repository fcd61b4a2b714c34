import { generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import type { ApiKey } from '../key.ts';

export interface MadeKey {
  readonly key: ApiKey;
  readonly publicKey: KeyObject;
}

export function makeKey({
  keyId,
  issuerId,
}: {
  readonly keyId: string;
  readonly issuerId?: string;
}): MadeKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { key: { keyId, issuerId, privateKey: pem }, publicKey };
}

export interface ReadToken {
  readonly head: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Whether the key signed it. */
  readonly signedBy: ({ publicKey }: MadeKey) => boolean;
}

export function readToken(token: string): ReadToken {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const part = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  return {
    head: part(head),
    claims: part(claims),
    signedBy: ({ publicKey }) =>
      verify(
        'sha256',
        Buffer.from(`${head}.${claims}`),
        { key: publicKey, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      ),
  };
}
