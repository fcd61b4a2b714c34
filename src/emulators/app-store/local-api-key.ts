import { createPublicKey, generateKeyPair, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { keptFile } from '../serving/kept-file.ts';
import type { ApiKey } from './model.ts';

/** A team key that only the local App Store Connect knows. */
export interface LocalApiKey {
  readonly keyId: string;
  readonly issuerId: string;
  /** PEM, PKCS#8, on the curve P-256. */
  readonly privateKey: string;
  /** The `.p8` file that App Store Connect lets one download once, readable by its owner only. */
  readonly file: string;
  /** The same in the JSON that fastlane reads. */
  readonly jsonFile: string;
}

/** The key kept in a folder; made on the first call. */
export async function localApiKey(dir: string): Promise<LocalApiKey> {
  const jsonFile = join(dir, 'api-key.json');
  const {
    key_id: keyId,
    issuer_id: issuerId,
    key: privateKey,
  } = JSON.parse(await keptFile(jsonFile, newKeyFile));
  const file = join(dir, `AuthKey_${keyId}.p8`);
  await keptFile(file, async () => privateKey);
  return { keyId, issuerId, privateKey, file, jsonFile };
}

/** How the local App Store Connect knows the key. */
export function registrationOf({ keyId, issuerId, privateKey }: LocalApiKey, teamId: string): ApiKey {
  const publicKeyPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  return { keyId, issuerId, teamId, publicKeyPem };
}

async function newKeyFile(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
  const content = {
    // Apple's ids of keys are ten capital letters and digits.
    key_id: `L${randomBytes(9).toString('hex').toUpperCase().slice(0, 9)}`,
    issuer_id: randomUUID(),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    in_house: false,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
