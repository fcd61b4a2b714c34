import { open } from 'node:fs/promises';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { RawAnswer } from './raw-answer.ts';

export interface StreamedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: FilePart;
  readonly timeoutMs: number;
  /** Called with the number of bytes that the system has taken since the last call. */
  readonly onSent?: (bytes: number) => void;
}

export interface FilePart {
  readonly file: string;
  readonly start: number;
  readonly lengthBytes: number;
}

type OnSent = (bytes: number) => void;

export type SendStreamed = (request: StreamedRequest) => Promise<RawAnswer>;

const readBytes = 512 * 1024;

/**
 * PUTs parts of a file as they are read. The HTTP client of googleapis takes a whole part into memory and copies it
 * several times, so that an upload would hold some 250 MB. Connections are kept between parts; proxies are those that
 * the environment names.
 */
export function createSendStreamed(proxyEnv: NodeJS.ProcessEnv | undefined): SendStreamed {
  const options = { keepAlive: true, ...(proxyEnv === undefined ? {} : { proxyEnv }) };
  let plain: Agent | undefined;
  let secure: TlsAgent | undefined;
  return async ({ url, headers, body, timeoutMs, onSent = () => undefined }) => {
    const tls = url.startsWith('https:');
    if (tls) secure ??= new TlsAgent(options);
    else plain ??= new Agent(options);
    const agent = tls ? secure : plain;
    const signal = AbortSignal.timeout(timeoutMs);
    const length = { 'content-length': String(body.lengthBytes) };
    const call = (tls ? tlsRequest : request)(url, {
      method: 'PUT',
      headers: { ...headers, ...length },
      agent,
      signal,
    });
    return answerOf(await exchange(call, body, onSent));
  };
}

/**
 * A server that refuses may answer before it has everything; what cannot be written after that does not matter. Any
 * other failure to write or to read ends the call with that error.
 */
function exchange(call: ClientRequest, part: FilePart, onSent: OnSent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    call.once('response', resolve).on('error', reject);
    pour(call, part, onSent).catch(reject);
  });
}

/**
 * One buffer is filled while the other is on its way: a stream would make a new one for each read, and 45 MB of them
 * lie about until somebody collects the garbage.
 */
async function pour(
  call: ClientRequest,
  { file, start, lengthBytes }: FilePart,
  onSent: OnSent,
): Promise<void> {
  const handle = await open(file, 'r');
  try {
    const buffers = [Buffer.allocUnsafe(readBytes), Buffer.allocUnsafe(readBytes)] as const;
    let written: Promise<void> = Promise.resolve();
    for (let at = 0, turn = 0; at < lengthBytes; turn = 1 - turn) {
      const buffer = buffers[turn === 0 ? 0 : 1];
      const wanted = Math.min(readBytes, lengthBytes - at);
      const { bytesRead } = await handle.read(buffer, 0, wanted, start + at);
      if (bytesRead === 0) throw new Error('The file became shorter while it was read.');
      await written;
      written = write(call, buffer.subarray(0, bytesRead)).then(() => onSent(bytesRead));
      // Awaited a turn later, or not at all when the next read fails.
      written.catch(() => undefined);
      at += bytesRead;
    }
    await written;
    call.end();
  } catch (error) {
    call.destroy(error instanceof Error ? error : undefined);
    throw error;
  } finally {
    await handle.close();
  }
}

/** Resolves when the bytes are with the system, so that their buffer is free. */
function write(call: ClientRequest, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    call.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

/** The text as JSON, where it is some. */
async function answerOf(response: IncomingMessage): Promise<RawAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const headers = new Headers();
  for (const [name, value] of Object.entries(response.headers)) headers.set(name, String(value));
  return { status: response.statusCode ?? 0, headers, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
