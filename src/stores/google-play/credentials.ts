import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { contentOf, type Env, type KeyForm, parseObject } from '../credential-content.ts';
import { accountIn, type ExternalAccount, parseExternalAccount } from './external-account.ts';

/** Kept in memory; never printed. */
export type PlayCredentials = ServiceAccountKey | WorkloadIdentity;

export interface ServiceAccountKey {
  readonly clientEmail: string;
  readonly privateKey: string;
}

/** No key at all: the identity token of a CI job is exchanged for the token of a service account. */
export interface WorkloadIdentity {
  readonly externalAccount: ExternalAccount;
}

export interface FoundCredentials {
  readonly credentials: PlayCredentials;
  /** The environment variable that won, or gcloud's file. */
  readonly source: string;
}

/**
 * Where the field's tools keep the key, in the order they are tried: ours, Google's, fastlane supply's
 * content and path, codemagic's, and Gradle Play Publisher's.
 */
const places: readonly { readonly name: string; readonly form: KeyForm }[] = [
  { name: 'SLIPWAY_PLAY_CREDENTIALS', form: 'content' },
  { name: 'GOOGLE_APPLICATION_CREDENTIALS', form: 'path' },
  { name: 'SUPPLY_JSON_KEY_DATA', form: 'content' },
  { name: 'SUPPLY_JSON_KEY', form: 'path' },
  { name: 'GOOGLE_PLAY_SERVICE_ACCOUNT_CREDENTIALS', form: 'reference' },
  { name: 'ANDROID_PUBLISHER_CREDENTIALS', form: 'content' },
];

/** The first credentials the environment names. Throws CREDENTIALS_MISSING or CREDENTIALS_INVALID. */
export async function findPlayCredentials(env: Env): Promise<FoundCredentials> {
  const place = places.find(({ name }) => (env[name] ?? '').trim() !== '');
  if (place !== undefined) {
    const text = await contentOf(env, { ...place, invalid });
    return { credentials: parseKey(text, place.name), source: place.name };
  }
  const file = gcloudFile(env);
  const text = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined);
  if (file !== undefined && text !== undefined) {
    return { credentials: parseKey(text, file), source: `gcloud's ${file}` };
  }
  throw new SlipwayError('CREDENTIALS_MISSING', {
    message: 'There are no Google Play credentials in the environment.',
    // The metadata server of a machine in Google's cloud is not asked: its account is nobody's choice.
    seen: `none of ${places.map(({ name }) => name).join(', ')} is set, nor ${file ?? "gcloud's file"} there`,
  });
}

/** The kind of credentials and whose they are, for people; nothing secret. */
export function describeCredentials(credentials: PlayCredentials): string {
  return 'externalAccount' in credentials
    ? `workload identity for ${accountIn(credentials.externalAccount)}`
    : `key of ${credentials.clientEmail}`;
}

/** Where `gcloud auth application-default login` writes, on Linux and macOS. */
function gcloudFile({ CLOUDSDK_CONFIG: folder, HOME: home }: Env): string | undefined {
  const name = 'application_default_credentials.json';
  if ((folder ?? '') !== '') return join(folder ?? '', name);
  return (home ?? '') === '' ? undefined : join(home ?? '', '.config', 'gcloud', name);
}

function parseKey(text: string, name: string): PlayCredentials {
  const key = parseObject(text);
  if (key === undefined) throw invalid(name, 'it is not a JSON object');
  const { type, client_email: clientEmail, private_key: privateKey } = key;
  if (type === 'external_account') {
    const account = parseExternalAccount(key);
    if (typeof account === 'string') throw invalid(name, account);
    return { externalAccount: account };
  }
  if (type === 'authorized_user' || 'refresh_token' in key) {
    throw invalid(name, "it is of type authorized_user, a person's login, which Google Play does not take");
  }
  if (typeof clientEmail !== 'string' || typeof privateKey !== 'string') {
    throw invalid(name, 'client_email or private_key is missing');
  }
  if (!/-----BEGIN (RSA )?PRIVATE KEY-----/.test(privateKey)) {
    throw invalid(name, 'private_key is not a PEM private key');
  }
  return { clientEmail, privateKey: privateKey.replaceAll('\\n', '\n') };
}

function invalid(name: string, why: string): SlipwayError {
  return new SlipwayError('CREDENTIALS_INVALID', {
    message: `The Google Play credentials in ${name} cannot be used.`,
    seen: `${name}: ${why}`,
  });
}
