import { type AddressInfo, createServer, type Socket } from 'node:net';
import { slowLine } from './slow-line.ts';
import { type TunnelEnd, tunnel } from './tls-tunnel.ts';

export interface DistantServerOptions extends TunnelEnd {
  /** How far away it seems to be. */
  readonly eachWayMs: number;
  /** Called when the first byte of a connection has arrived at this end of the line. */
  readonly onFirstByte?: () => void;
}

export interface DistantServer {
  readonly port: number;
  /** Connections since the start: each one has cost its handshakes. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** A TLS server on 127.0.0.1 that answers as the local server behind it does, only from far away. */
export async function startDistantServer(options: DistantServerOptions): Promise<DistantServer> {
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    connections += 1;
    open.add(socket.once('close', () => open.delete(socket)));
    // A client that hangs up is no failure of the server.
    socket.on('error', () => socket.destroy());
    if (options.onFirstByte !== undefined) socket.once('data', options.onFirstByte);
    tunnel(slowLine(socket, options.eachWayMs), options);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
