import { setGlobalProxyFromEnv } from 'node:http';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Node's fetch knows no proxies unless its process was told to. Where the environment names one, the process is told
 * at the first request, for all that it sends from then on; NO_PROXY is honoured.
 */
export function proxiedFetch(env: Env): (url: string, init: RequestInit) => Promise<Response> {
  let isSet = false;
  return (url, init) => {
    if (!isSet && names.some((name) => (env[name] ?? '') !== '')) setGlobalProxyFromEnv({ ...env });
    isSet = true;
    return fetch(url, init);
  };
}

const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;
