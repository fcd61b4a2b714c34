import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalAuthority } from './certificate-authority.ts';
import { startProxy } from './connect-proxy.ts';
import { proxyEnvironment } from './proxy-environment.ts';

export interface ProxyRequest {
  /** Where the authority's certificate is written; its keys are not. */
  readonly dir: string;
  readonly hosts: Readonly<Record<string, string>>;
  readonly port?: number;
  readonly onRefused?: (host: string) => void;
}

export interface OpenedProxy {
  /** What to set so that another program uses it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** A proxy to local servers with a new certificate authority, whose certificate lies in `ca.pem`. */
export async function openProxy({ dir, hosts, ...options }: ProxyRequest): Promise<OpenedProxy> {
  const { certificatePem, context } = await createLocalAuthority(Object.keys(hosts));
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const certificateFile = join(dir, 'ca.pem');
  await writeFile(certificateFile, certificatePem);
  const proxy = await startProxy({ hosts, context, ...options });
  return {
    environment: proxyEnvironment({ origin: proxy.origin, certificateFile }),
    close: proxy.close,
  };
}
