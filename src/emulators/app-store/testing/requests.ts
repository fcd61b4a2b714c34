import type { Call } from './app-store-harness.ts';

export interface Created {
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back.
  readonly attributes: any;
}

interface UploadOperation {
  readonly method: string;
  readonly url: string;
  readonly offset: number;
  readonly length: number;
  readonly requestHeaders: readonly { readonly name: string; readonly value: string }[];
}

/** Makes a resource; throws when it is refused. */
export async function created(call: Call, type: string, data: object): Promise<Created> {
  const { status, body } = await call('POST', `/v1/${type}`, { data: { type, ...data } });
  if (status !== 201) throw new Error(`${type} was refused: ${JSON.stringify(body)}`);
  return body.data;
}

export function linked(type: string, id: string) {
  return { data: { type, id } };
}

/** Sends a file as its operations say, all parts at once; throws when one is refused. */
export async function sendFile(operations: readonly UploadOperation[], file: Buffer): Promise<void> {
  await Promise.all(
    operations.map(async ({ method, url, offset, length, requestHeaders }) => {
      const headers = Object.fromEntries(requestHeaders.map(({ name, value }) => [name, value]));
      const body = Uint8Array.from(file.subarray(offset, offset + length));
      const response = await fetch(url, { method, headers, body });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    }),
  );
}
