import { generateKeyPairSync } from 'node:crypto';
import type { IdentityProvider } from '../model.ts';
import { assertion, type Claims } from './raw-client.ts';

/** As Google names a provider of a workload identity pool. */
export const providerName =
  '//iam.googleapis.com/projects/123/locations/global/workloadIdentityPools/ci/providers/github';
const issuer = 'https://token.actions.githubusercontent.com';
const audience = `https:${providerName}`;

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const provider: IdentityProvider = {
  issuer,
  audience,
  publicKeyPem: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
};
export const subject = 'repo:example/app:ref:refs/heads/main';

/** The identity token that a CI system hands to its jobs. */
export function identityToken(claims: Partial<Claims> = {}): string {
  const key = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return assertion({ iss: issuer, aud: audience, sub: subject, ...claims }, key);
}
