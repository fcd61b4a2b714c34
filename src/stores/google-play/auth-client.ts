import { createPrivateKey } from 'node:crypto';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { PlayCredentials, ServiceAccountKey, WorkloadIdentity } from './credentials.ts';

type Library = typeof import('google-auth-library');
export type AuthClient = InstanceType<Library['JWT']> | InstanceType<Library['IdentityPoolClient']>;

export interface AuthOptions {
  readonly credentials: PlayCredentials;
  /** The origin of a local Play, which gives the tokens too; undefined for Google. */
  readonly localOrigin: string | undefined;
  readonly scope: string;
  readonly fetch: typeof fetch | undefined;
}

export const tokenTimeoutMs = 60_000;

/**
 * What signs in. Its tokens live in memory, and it asks for the next one some minutes before one ends, all
 * by the machine's own clock.
 */
export async function createAuthClient(options: AuthOptions): Promise<AuthClient> {
  const { credentials } = options;
  if ('externalAccount' in credentials) return identityClient(credentials, options);
  return keyClient(credentials, options);
}

async function keyClient(key: ServiceAccountKey, options: AuthOptions): Promise<AuthClient> {
  checkKey(key);
  const { JWT } = await import('google-auth-library');
  const client = new JWT({
    email: key.clientEmail,
    key: key.privateKey,
    scopes: [options.scope],
    transporterOptions: transporterOptions(options),
  });
  governTokens(client, options.localOrigin);
  return client;
}

async function identityClient(
  { externalAccount }: WorkloadIdentity,
  options: AuthOptions,
): Promise<AuthClient> {
  const { IdentityPoolClient } = await import('google-auth-library');
  const { token_url: exchange, service_account_impersonation_url: account, ...rest } = externalAccount;
  return new IdentityPoolClient({
    ...rest,
    token_url: localized(exchange, options.localOrigin),
    service_account_impersonation_url: localized(account, options.localOrigin),
    scopes: [options.scope],
    transporterOptions: transporterOptions(options),
  } as ConstructorParameters<Library['IdentityPoolClient']>[0]);
}

const tokenHost = 'oauth2.googleapis.com';

/**
 * The library repeats token requests with pauses of its own, on top of ours: it is told not to. And the
 * token's address is a constant of the library, so for a local Play the transporter changes the host.
 */
function governTokens({ transporter }: AuthClient, localOrigin: string | undefined): void {
  const original = transporter.request.bind(transporter);
  transporter.request = (options = {}) => {
    const url = String(options.url);
    if (new URL(url).host !== tokenHost) return original(options);
    const target = localized(url, localOrigin);
    return original({ ...options, url: target, retryConfig: { retry: 0 }, timeout: tokenTimeoutMs });
  };
}

/** Only a local Play, which is on this machine, ever changes the host that is asked for a token. */
function localized(url: string, localOrigin: string | undefined): string {
  return localOrigin === undefined ? url : new URL(new URL(url).pathname, localOrigin).href;
}

function transporterOptions({ localOrigin, fetch }: AuthOptions) {
  return {
    // No proxy stands between this process and a server on the same machine.
    ...(localOrigin === undefined ? {} : { noProxy: [localOrigin] }),
    ...(fetch === undefined ? {} : { fetchImplementation: fetch }),
  };
}

function checkKey({ privateKey }: ServiceAccountKey): void {
  try {
    createPrivateKey(privateKey);
  } catch {
    // The reason is left out: nothing that was made from the key goes into a message.
    throw new SlipwayError('CREDENTIALS_INVALID', {
      message: 'The private key of the service account cannot be read.',
    });
  }
}
