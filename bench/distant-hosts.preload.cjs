// Preloaded into a program under measurement: the hosts of DISTANT_HOSTS (a JSON object, host to port) are
// looked for on this machine. TLS still checks their names, so nothing else about the program changes. Plain
// CommonJS, because it is part of the start that is measured.
const { Socket } = require('node:net');

/** @type {Readonly<Record<string, number>>} */
const ports = JSON.parse(process.env.DISTANT_HOSTS ?? '{}');
const original = Socket.prototype.connect;

// Both net.connect and tls.connect come by here; what they pass on is an array whose first entry holds the options.
Socket.prototype.connect = function connect(...args) {
  const [first, ...rest] = Array.isArray(args[0]) ? args[0] : args;
  const port = ports[String(Object(first).host)];
  if (port === undefined) return original.apply(this, args);
  const options = { ...Object(first), host: '127.0.0.1', port };
  const callback = rest.find((one) => typeof one === 'function');
  return original.apply(this, callback === undefined ? [options] : [options, callback]);
};
