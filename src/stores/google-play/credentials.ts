import { readFile } from 'node:fs/promises';
import { SlipwayError } from '../../errors/slipway-error.ts';

/** A service account's key. Kept in memory; never printed. */
export interface PlayCredentials {
  readonly clientEmail: string;
  readonly privateKey: string;
}

export interface FoundCredentials {
  readonly credentials: PlayCredentials;
  /** The environment variable that won. */
  readonly source: string;
}

type Env = Readonly<Record<string, string | undefined>>;
type Form = 'json' | 'path' | 'reference';

/**
 * Where the field's tools keep the key, in the order they are tried: ours, Google's, fastlane supply's
 * content and path, codemagic's, and Gradle Play Publisher's.
 */
const places: readonly { readonly name: string; readonly form: Form }[] = [
  { name: 'SLIPWAY_PLAY_CREDENTIALS', form: 'json' },
  { name: 'GOOGLE_APPLICATION_CREDENTIALS', form: 'path' },
  { name: 'SUPPLY_JSON_KEY_DATA', form: 'json' },
  { name: 'SUPPLY_JSON_KEY', form: 'path' },
  { name: 'GOOGLE_PLAY_SERVICE_ACCOUNT_CREDENTIALS', form: 'reference' },
  { name: 'ANDROID_PUBLISHER_CREDENTIALS', form: 'json' },
];

/** The first credentials the environment names. Throws CREDENTIALS_MISSING or CREDENTIALS_INVALID. */
export async function findPlayCredentials(env: Env): Promise<FoundCredentials> {
  const place = places.find(({ name }) => (env[name] ?? '').trim() !== '');
  if (place === undefined) {
    throw new SlipwayError('CREDENTIALS_MISSING', {
      message: 'There are no Google Play credentials in the environment.',
      seen: `none of ${places.map(({ name }) => name).join(', ')} is set`,
    });
  }
  const text = await contentOf(env, place.name, place.form);
  return { credentials: parseKey(text, place.name), source: place.name };
}

async function contentOf(env: Env, name: string, form: Form): Promise<string> {
  const value = (env[name] ?? '').trim();
  if (form === 'json') return value;
  if (form === 'path') return readKeyFile(value, name);
  if (value.startsWith('@file:')) return readKeyFile(value.slice('@file:'.length), name);
  if (!value.startsWith('@env:')) return value;
  const other = value.slice('@env:'.length);
  const content = env[other];
  if (content === undefined) throw invalid(name, `it refers to the variable ${other}, which is not set`);
  return content;
}

async function readKeyFile(path: string, name: string): Promise<string> {
  // A person who pastes the key itself into a variable for a path must not find it in the error message.
  if (path.startsWith('{')) throw invalid(name, 'it holds JSON where the path of a key file belongs');
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw invalid(name, `the key file it names cannot be read (${code})`);
  }
}

function parseKey(text: string, name: string): PlayCredentials {
  const key = parseObject(text);
  if (key === undefined) throw invalid(name, 'it is not a JSON object');
  const { type, client_email: clientEmail, private_key: privateKey } = key;
  if (type === 'external_account' || type === 'authorized_user' || 'refresh_token' in key) {
    throw invalid(
      name,
      `it is of type ${type === 'external_account' ? type : 'authorized_user'}; only service account keys are supported so far`,
    );
  }
  if (typeof clientEmail !== 'string' || typeof privateKey !== 'string') {
    throw invalid(name, 'client_email or private_key is missing');
  }
  if (!/-----BEGIN (RSA )?PRIVATE KEY-----/.test(privateKey)) {
    throw invalid(name, 'private_key is not a PEM private key');
  }
  return { clientEmail, privateKey: privateKey.replaceAll('\\n', '\n') };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    // The parser's message quotes the text, which may be a secret: it is left out on purpose.
    return undefined;
  }
}

function invalid(name: string, why: string): SlipwayError {
  return new SlipwayError('CREDENTIALS_INVALID', {
    message: `The Google Play credentials in ${name} cannot be used.`,
    seen: `${name}: ${why}`,
  });
}
