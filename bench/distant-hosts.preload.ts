// Preloaded into a program under measurement: the hosts of DISTANT_HOSTS (a JSON object, host to port) are
// looked for on this machine. TLS still checks their names, so nothing else about the program changes.
import { Socket } from 'node:net';

const ports: Readonly<Record<string, number>> = JSON.parse(process.env.DISTANT_HOSTS ?? '{}');
const original = Socket.prototype.connect as (...args: readonly unknown[]) => Socket;

// Both net.connect and tls.connect come by here; what they pass on is an array whose first entry holds the options.
Socket.prototype.connect = function connect(this: Socket, ...args: unknown[]): Socket {
  const [first, ...rest] = Array.isArray(args[0]) ? args[0] : args;
  const port = ports[String(Reflect.get(Object(first), 'host'))];
  if (port === undefined) return original.apply(this, args);
  const options = { ...Object(first), host: '127.0.0.1', port };
  const callback = rest.find((one) => typeof one === 'function');
  return original.apply(this, callback === undefined ? [options] : [options, callback]);
};
