import { Agent, request } from 'node:https';

export interface ProxiedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface ProxiedClient {
  readonly get: (url: string) => Promise<ProxiedAnswer>;
  readonly post: (url: string, message: PostMessage) => Promise<ProxiedAnswer>;
}

interface PostMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What any HTTP client does that honours HTTPS_PROXY; `ca` is what it trusts. */
export function proxiedClient(proxy: string, ca: string | undefined): ProxiedClient {
  const agent = new Agent({ proxyEnv: { HTTPS_PROXY: proxy }, ca });
  const ask = (url: string, method: string, { headers, body }: PostMessage): Promise<ProxiedAnswer> =>
    new Promise((resolve, reject) => {
      request(url, { agent, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      })
        .on('error', reject)
        .end(body);
    });
  return {
    get: (url) => ask(url, 'GET', { headers: {}, body: '' }),
    post: (url, message) => ask(url, 'POST', message),
  };
}
