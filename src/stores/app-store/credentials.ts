import { SlipwayError } from '../../errors/slipway-error.ts';
import { contentOf, type Env, type KeyForm, parseObject, valueIn } from '../credential-content.ts';
import { isUsableKey, pemIn } from './private-key.ts';

/** A key of App Store Connect. Kept in memory; never printed. */
export interface AppStoreCredentials {
  readonly keyId: string;
  /** Absent for an individual key, which signs for the person it belongs to. */
  readonly issuerId: string | undefined;
  /** PEM, PKCS#8, on the curve P-256. */
  readonly privateKey: string;
}

export interface FoundAppStoreCredentials {
  readonly credentials: AppStoreCredentials;
  /** The environment variable of the key that won. */
  readonly source: string;
}

/**
 * Where the field's tools keep the key, in the order they are tried: ours, fastlane's single variables and its JSON
 * file, codemagic's, EAS's, and asc's.
 */
const families: readonly KeyFamily[] = [
  {
    keyId: 'SLIPWAY_ASC_KEY_ID',
    issuerId: 'SLIPWAY_ASC_ISSUER_ID',
    keys: [
      { name: 'SLIPWAY_ASC_KEY', form: 'content' },
      { name: 'SLIPWAY_ASC_KEY_PATH', form: 'path' },
    ],
  },
  {
    keyId: 'APP_STORE_CONNECT_API_KEY_KEY_ID',
    issuerId: 'APP_STORE_CONNECT_API_KEY_ISSUER_ID',
    keys: [
      { name: 'APP_STORE_CONNECT_API_KEY_KEY', form: 'content' },
      { name: 'APP_STORE_CONNECT_API_KEY_KEY_FILEPATH', form: 'path' },
    ],
  },
  { keyId: undefined, issuerId: undefined, keys: [{ name: 'APP_STORE_CONNECT_API_KEY_PATH', form: 'path' }] },
  {
    keyId: 'APP_STORE_CONNECT_KEY_IDENTIFIER',
    issuerId: 'APP_STORE_CONNECT_ISSUER_ID',
    keys: [{ name: 'APP_STORE_CONNECT_PRIVATE_KEY', form: 'reference' }],
  },
  {
    keyId: 'EXPO_ASC_KEY_ID',
    issuerId: 'EXPO_ASC_ISSUER_ID',
    keys: [{ name: 'EXPO_ASC_API_KEY_PATH', form: 'path' }],
  },
  {
    keyId: 'ASC_KEY_ID',
    issuerId: 'ASC_ISSUER_ID',
    keys: [
      { name: 'ASC_PRIVATE_KEY', form: 'content' },
      { name: 'ASC_PRIVATE_KEY_B64', form: 'content' },
      { name: 'ASC_PRIVATE_KEY_PATH', form: 'path' },
    ],
  },
];

interface KeyFamily {
  readonly keyId: string | undefined;
  readonly issuerId: string | undefined;
  readonly keys: readonly { readonly name: string; readonly form: KeyForm }[];
}

/** The first key the environment names. Throws CREDENTIALS_MISSING or CREDENTIALS_INVALID. */
export async function findAppStoreCredentials(env: Env): Promise<FoundAppStoreCredentials> {
  for (const family of families) {
    const key = family.keys.find(({ name }) => valueIn(env, name) !== undefined);
    if (key === undefined) continue;
    const content = await contentOf(env, { ...key, invalid: invalidKey });
    const found = { ...key, content };
    const credentials = family.keyId === undefined ? parseKeyFile(found) : fromVariables(env, family, found);
    return { credentials, source: key.name };
  }
  throw new SlipwayError('CREDENTIALS_MISSING', {
    message: 'There is no key of App Store Connect in the environment.',
    seen: `none of ${families.flatMap(({ keys }) => keys.map(({ name }) => name)).join(', ')} is set`,
    next: 'Set SLIPWAY_ASC_KEY_ID, SLIPWAY_ASC_ISSUER_ID (not for an individual key) and SLIPWAY_ASC_KEY_PATH to the .p8 file. A local store is never used in its place.',
  });
}

/** Whose key it is, for people; nothing secret. */
export function describeAppStoreCredentials({ keyId, issuerId }: AppStoreCredentials): string {
  return issuerId === undefined ? `individual key ${keyId}` : `key ${keyId} of the team ${issuerId}`;
}

interface FoundKey {
  readonly name: string;
  readonly content: string;
}

function fromVariables(env: Env, family: KeyFamily, { name, content }: FoundKey): AppStoreCredentials {
  const keyId = family.keyId === undefined ? undefined : valueIn(env, family.keyId);
  if (keyId === undefined) throw invalidKey(name, `${family.keyId} is not set beside it`);
  const issuerId = family.issuerId === undefined ? undefined : valueIn(env, family.issuerId);
  return { keyId, issuerId, privateKey: usablePem(content, name) };
}

/** The JSON that fastlane's `app_store_connect_api_key` reads and writes. */
function parseKeyFile({ name, content }: FoundKey): AppStoreCredentials {
  const parsed = parseObject(content);
  if (parsed === undefined) throw invalidKey(name, 'the file is not a JSON object');
  const { key_id: keyId, issuer_id: issuerId, key } = parsed;
  if (typeof keyId !== 'string' || typeof key !== 'string')
    throw invalidKey(name, 'key_id or key is missing in the file');
  const issuer = typeof issuerId === 'string' && issuerId !== '' ? issuerId : undefined;
  return { keyId, issuerId: issuer, privateKey: usablePem(key, name) };
}

function usablePem(content: string, name: string): string {
  const pem = pemIn(content);
  if (pem === undefined) throw invalidKey(name, 'it holds neither a PEM private key nor the base64 of one');
  if (!isUsableKey(pem))
    throw invalidKey(name, 'it is not a private key on the curve P-256, as Apple issues');
  return pem;
}

function invalidKey(name: string, problem: string): SlipwayError {
  return new SlipwayError('CREDENTIALS_INVALID', {
    message: 'The key of App Store Connect cannot be used.',
    seen: `${name}: ${problem}`,
    next: 'Give the .p8 file as App Store Connect offers it once, with its key id and the issuer id of the team.',
  });
}
