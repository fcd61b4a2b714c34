import { createPublicKey, generateKeyPair } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ServiceAccount } from './model.ts';

/** The key of a service account that only the local Play knows. */
export interface LocalKey {
  readonly clientEmail: string;
  readonly privateKey: string;
  /** The key file, in the form the Google Cloud console exports, readable by its owner only. */
  readonly file: string;
}

/** The key kept in a folder; made on the first call. Two processes that start together get the same one. */
export async function localServiceAccount(dir: string): Promise<LocalKey> {
  const file = join(dir, 'service-account.json');
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const text = (await readIfThere(file)) ?? (await create(file));
  const key = JSON.parse(text);
  return { clientEmail: key.client_email, privateKey: key.private_key, file };
}

/** How the local Play knows the account, invited to every app. */
export function accountOf({ clientEmail, privateKey }: LocalKey): ServiceAccount {
  return {
    email: clientEmail,
    publicKeyPem: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
    applicationIds: ['*'],
  };
}

const emulatorEmail = 'slipway@local-play.iam.gserviceaccount.com';

async function create(file: string): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const content = {
    type: 'service_account',
    project_id: 'local-play',
    client_email: emulatorEmail,
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    token_uri: 'https://oauth2.googleapis.com/token',
  };
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  try {
    // A link never replaces: whoever comes second takes the key of the first.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(file, 'utf8');
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
