import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { closeNow, listenLocally } from '../serving/listen.ts';
import { tunnel } from './tls-tunnel.ts';

export interface ProxyOptions {
  /** The local server's origin for each host that clients know. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Certificate and key for those hosts. */
  readonly context: SecureContext;
  /** 0, the default: any free port. */
  readonly port?: number;
  /** Told of each host that a client wanted and did not get. */
  readonly onRefused?: (host: string) => void;
}

export interface LocalProxy {
  /** `http://127.0.0.1:PORT`, for HTTPS_PROXY. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/**
 * A proxy on 127.0.0.1 through which programs that know only the stores' public hosts reach local servers.
 * It opens no connection to any other machine: a host it does not know is refused. Throws EADDRINUSE.
 */
export async function startProxy(options: ProxyOptions): Promise<LocalProxy> {
  const open = new Set<Duplex>();
  const server = createServer((request, response) => {
    const host = request.headers.host ?? '';
    options.onRefused?.(host);
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(refusal(host, options));
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    open.add(socket.once('close', () => open.delete(socket)));
    // A client that hangs up is no failure of the proxy.
    socket.on('error', () => socket.destroy());
    accept({ target: request.url ?? '', socket, head }, options);
  });
  const origin = await listenLocally(server, options.port ?? 0);
  return {
    origin,
    close: async () => {
      for (const socket of open) socket.destroy();
      await closeNow(server);
    },
  };
}

interface Wanted {
  /** `host:port`, as the client asked for it. */
  readonly target: string;
  readonly socket: Duplex;
  readonly head: Buffer;
}

function accept({ target, socket, head }: Wanted, options: ProxyOptions): void {
  const [host = '', port] = target.toLowerCase().split(/:(?=\d+$)/);
  const origin = port === '443' && Object.hasOwn(options.hosts, host) ? options.hosts[host] : undefined;
  if (origin === undefined) {
    options.onRefused?.(target);
    const body = refusal(target, options);
    socket.end(
      `HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
    return;
  }
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
  if (head.length > 0) socket.unshift(head);
  tunnel(socket, { context: options.context, origin });
}

function refusal(host: string, { hosts }: ProxyOptions): string {
  return `Slipway's proxy leads to the local stores only, never to the internet: ${host} is not one of ${Object.keys(hosts).join(', ')} (port 443, with CONNECT).\n`;
}
