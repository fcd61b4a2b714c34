import { createPublicKey, generateKeyPair } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { keptFile } from '../serving/kept-file.ts';
import type { ServiceAccount } from './model.ts';

/** The key of a service account that only the local Play knows. */
export interface LocalKey {
  readonly clientEmail: string;
  readonly privateKey: string;
  /** The key file, in the form the Google Cloud console exports, readable by its owner only. */
  readonly file: string;
}

/** The key kept in a folder; made on the first call. */
export async function localServiceAccount(dir: string): Promise<LocalKey> {
  const file = join(dir, 'service-account.json');
  const key = JSON.parse(await keptFile(file, newKeyFile));
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

async function newKeyFile(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const content = {
    type: 'service_account',
    project_id: 'local-play',
    client_email: emulatorEmail,
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    token_uri: 'https://oauth2.googleapis.com/token',
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
