import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { ApiKey } from '../model.ts';

/** A key as App Store Connect hands it out, once: the private half, and what to sign tokens as. */
export interface TestKey {
  readonly keyId: string;
  /** Absent for an individual key. */
  readonly issuerId?: string;
  readonly privateKeyPem: string;
  /** How the local App Store Connect is told of it. */
  readonly registration: ApiKey;
}

export interface TokenChanges {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** A key of a team, or of one person in it. */
export function makeApiKey(
  teamId: string,
  {
    keyId = 'ABC123DEFG',
    isIndividual = false,
  }: { readonly keyId?: string; readonly isIndividual?: boolean } = {},
): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = isIndividual ? {} : { issuerId: randomUUID() };
  return {
    keyId,
    ...issuer,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    registration: {
      keyId,
      teamId,
      ...issuer,
      publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    },
  };
}

/** A token signed by hand, in wall time. */
export function tokenOf(
  { keyId, issuerId, privateKeyPem }: Omit<TestKey, 'registration'>,
  changes: TokenChanges = {},
): string {
  const now = Math.floor(Date.now() / 1000);
  const owner = issuerId === undefined ? { sub: 'user' } : { iss: issuerId };
  const claims = { ...owner, iat: now - 60, exp: now + 480, aud: 'appstoreconnect-v1', ...changes.claims };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = { alg: 'ES256', kid: keyId, typ: 'JWT', ...changes.header };
  const signed = `${part(header)}.${part(claims)}`;
  const key = { key: privateKeyPem, dsaEncoding: 'ieee-p1363' } as const;
  return `${signed}.${sign('SHA256', Buffer.from(signed), key).toString('base64url')}`;
}
