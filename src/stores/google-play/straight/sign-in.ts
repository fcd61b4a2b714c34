import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { ServiceAccountKey } from '../credentials.ts';
import type { LineRequest } from './line.ts';

const address = 'https://oauth2.googleapis.com/token';
const scope = 'https://www.googleapis.com/auth/androidpublisher';
const lifetimeSeconds = 3600;
const timeoutMs = 60_000;

/** The request for a token: https://developers.google.com/identity/protocols/oauth2/service-account#httprest */
export function tokenRequest(key: ServiceAccountKey, localOrigin: string | undefined): LineRequest {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const { clientEmail: iss } = key;
  const claims = { iss, scope, aud: address, iat: nowSeconds, exp: nowSeconds + lifetimeSeconds };
  const unsigned = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}`;
  const signature = sign('sha256', Buffer.from(unsigned), privateKeyOf(key)).toString('base64url');
  return {
    method: 'POST',
    url: localOrigin === undefined ? address : new URL('/token', localOrigin),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: `${unsigned}.${signature}`,
    }).toString(),
    timeoutMs,
  };
}

function privateKeyOf({ privateKey }: ServiceAccountKey): KeyObject {
  try {
    return createPrivateKey(privateKey);
  } catch {
    // The reason is left out: nothing that was made from the key goes into a message.
    throw new SlipwayError('CREDENTIALS_INVALID', {
      message: 'The private key of the service account cannot be read.',
    });
  }
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
