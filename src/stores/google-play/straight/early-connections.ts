import { connect, type TLSSocket } from 'node:tls';

// A new connection costs two round trips. They are spent while the rest of the program is still being loaded, so
// what was opened waits here until somebody asks for a connection to its host.

const waiting = new Map<string, TLSSocket>();

/** Opens a connection before it is known what will be asked. One that fails is forgotten: the request opens its own. */
export function openEarly(host: string): void {
  const socket = connect({ host, port: 443, servername: host, ALPNProtocols: ['http/1.1'] });
  const forget = () => {
    if (waiting.get(host) === socket) waiting.delete(host);
  };
  socket.setNoDelay(true).once('error', forget).once('close', forget);
  waiting.set(host, socket);
}

/** The connection that was opened for the host, once; it may still be in its handshakes. */
export function takeEarly(host: string | null | undefined): TLSSocket | undefined {
  const socket = waiting.get(host ?? '');
  waiting.delete(host ?? '');
  return socket?.destroyed === false ? socket : undefined;
}
