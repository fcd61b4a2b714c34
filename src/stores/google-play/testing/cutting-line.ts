import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

export interface CuttingLineOptions {
  /** The server behind the line. */
  readonly origin: string;
  /** The line breaks when that many bytes have come from the client, counted over all connections; ascending. */
  readonly cutsAtBytes: readonly number[];
}

export interface CuttingLine {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** What the client has sent so far, headers included, as far as it came through. */
  readonly sentBytes: () => number;
  /** Breaks so far. */
  readonly cuts: () => number;
  readonly close: () => Promise<void>;
}

/** A line that breaks off in the middle of whatever it carries, as lines do: both ends are reset at once. */
export async function openCuttingLine({ origin, cutsAtBytes }: CuttingLineOptions): Promise<CuttingLine> {
  const target = new URL(origin);
  let sent = 0;
  let cuts = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = createConnection(Number(target.port), target.hostname);
    const both: readonly Socket[] = [client, upstream];
    for (const socket of both) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        for (const each of both) each.destroy();
      });
    }
    upstream.pipe(client);
    client.on('data', (bytes) => {
      sent += bytes.length;
      const cutAt = cutsAtBytes[cuts];
      if (cutAt !== undefined && sent >= cutAt) {
        cuts += 1;
        for (const each of both) each.resetAndDestroy();
        return;
      }
      if (!upstream.write(bytes)) client.pause();
    });
    upstream.on('drain', () => client.resume());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sentBytes: () => sent,
    cuts: () => cuts,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
