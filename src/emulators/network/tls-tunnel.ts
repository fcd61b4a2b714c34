import { connect, Socket } from 'node:net';
import { type Duplex, pipeline } from 'node:stream';
import { type SecureContext, TLSSocket } from 'node:tls';

export interface TunnelEnd {
  readonly context: SecureContext;
  /** The local server's origin, such as `http://127.0.0.1:4321`. */
  readonly origin: string;
}

/**
 * Takes TLS off a connection and carries what is inside to a local server, byte for byte: pauses, half
 * answers and resets reach the client as the server made them.
 */
export function tunnel(client: Duplex, { context, origin }: TunnelEnd): void {
  const secure = new TLSSocket(client, {
    isServer: true,
    secureContext: context,
    ALPNProtocols: ['http/1.1'],
  });
  const server = connect(Number(new URL(origin).port), '127.0.0.1').setNoDelay(true);
  pipeline(secure, server, secure, (error) => {
    if (error === undefined || error === null) return;
    server.destroy();
    // A reset stays a reset: to end the connection in order would look like the end of the answer.
    if (client instanceof Socket) client.resetAndDestroy();
    else client.destroy();
  });
}
