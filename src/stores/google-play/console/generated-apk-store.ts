import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { GeneratedApkStore, UniversalApk } from '../../generated-apks.ts';
import type { PlayClient } from '../client.ts';
import { refusalError } from '../errors.ts';
import { withRetries } from '../pace.ts';

const downloadTimeoutMs = 10 * 60_000;

export function createGeneratedApkStore(client: PlayClient, label: string): GeneratedApkStore {
  return {
    label,
    async findUniversalApk(applicationId, versionCode) {
      const place = { packageName: applicationId, versionCode };
      const { generatedApks } = await withRetries(client.pace, () =>
        client.transport.call((api) => api.generatedapks.list(place)),
      );
      const made = (generatedApks ?? []).find(
        ({ generatedUniversalApk }) => generatedUniversalApk?.downloadId,
      );
      if (made === undefined) return undefined;
      return {
        applicationId,
        versionCode,
        downloadId: made.generatedUniversalApk?.downloadId ?? '',
        certificateSha256: normalized(made.certificateSha256Hash ?? ''),
      };
    },
    download: (apk) => withRetries(client.pace, () => download(client, apk)),
  };
}

/** Hands the stream out once the answer is known to be a success; a refusal's body is a stream as well. */
async function download(client: PlayClient, apk: UniversalApk): Promise<Readable> {
  const { applicationId, versionCode, downloadId } = apk;
  return client.transport.call<Readable>(async (api) => {
    const answer = await api.generatedapks.download(
      { packageName: applicationId, versionCode, downloadId, alt: 'media' },
      { responseType: 'stream', timeout: downloadTimeoutMs, validateStatus: () => true },
    );
    if (answer.status < 300) return answer;
    throw refusalError({ status: answer.status, body: parsed(await text(answer.data)) });
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** Hashes of certificates come in capitals and with colons, or without. */
function normalized(hash: string): string {
  return hash.replaceAll(':', '').toLowerCase();
}
