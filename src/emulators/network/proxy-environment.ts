/** What other programs read, so that they go through the proxy and trust its authority. */
export function proxyEnvironment(proxy: {
  readonly origin: string;
  readonly certificateFile: string;
}): Readonly<Record<string, string>> {
  const { origin, certificateFile } = proxy;
  return {
    HTTPS_PROXY: origin,
    https_proxy: origin,
    // What already speaks to this machine needs no proxy.
    NO_PROXY: '127.0.0.1,localhost',
    // Node's own `fetch` looks at HTTPS_PROXY only when it is told to.
    NODE_USE_ENV_PROXY: '1',
    NODE_EXTRA_CA_CERTS: certificateFile,
    // OpenSSL, and with it Ruby, Python and Go; then curl and Python's requests, which have names of their own.
    SSL_CERT_FILE: certificateFile,
    CURL_CA_BUNDLE: certificateFile,
    REQUESTS_CA_BUNDLE: certificateFile,
  };
}
