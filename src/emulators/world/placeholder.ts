import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { ReadUpload as ReadIpa } from '../app-store/builds/read-ipa.ts';
import type { ReadUpload } from '../play/context.ts';

/** What stands for an app in a rehearsal: its first line says which one it is. */
export interface Placeholder {
  readonly applicationId: string;
  readonly versionName: string;
  readonly versionCode: number;
}

/** Answers with its SHA-256 and size. */
export async function writePlaceholder(
  file: string,
  about: Placeholder,
): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
  const content = `${JSON.stringify(about)}\nThis stands for an app in a rehearsal.\n`;
  await writeFile(file, content);
  return { sha256: hash(content, 'sha256'), sizeBytes: Buffer.byteLength(content) };
}

/** As the local Play reads a bundle that there is nothing to complain of. */
export const readPlaceholder: ReadUpload = async (file) => {
  const content = await readFile(file, 'utf8');
  const { applicationId, versionCode } = aboutOf(content);
  return {
    kind: 'aab',
    applicationId,
    versionCode,
    sha1: hash(content, 'sha1'),
    sha256: hash(content, 'sha256'),
    debuggable: false,
    signature: { state: 'verified', keySha1: hash('upload key', 'sha1'), debugKey: false },
    restrictedPermissions: [],
  };
};

/** The same for the local App Store Connect. */
export async function readPlaceholderIpa(file: string): Promise<ReadIpa> {
  const { applicationId, versionName, versionCode } = aboutOf(await readFile(file, 'utf8'));
  return {
    errors: [],
    warnings: [],
    bundleId: applicationId,
    version: versionName,
    buildNumber: String(versionCode),
    minimumOs: '15.0',
    deviceFamilies: ['iphone'],
    usesNonExemptEncryption: false,
  };
}

function aboutOf(content: string): Placeholder {
  return JSON.parse(content.slice(0, content.indexOf('\n'))) as Placeholder;
}

function hash(content: string, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(content).digest('hex');
}
