import { SlipwayError } from '../errors/slipway-error.ts';

/** What was being done when the network failed. */
export interface Attempt {
  /** For people: `Google Play`. */
  readonly label: string;
  readonly host: string;
}

/**
 * A request that came back without an answer. A name that cannot be found and a certificate that nobody
 * vouches for say nothing about the credentials, and are never reported as bad ones.
 */
export function networkFailure(thrown: Error, { label, host: fallback }: Attempt): SlipwayError | undefined {
  const code = systemCode(thrown);
  if (code === undefined) return undefined;
  const host = hostOf(thrown) ?? fallback;
  const seen = `${code} at ${host}`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new SlipwayError('NETWORK_UNAVAILABLE', {
      message: `The name ${host} could not be looked up. The credentials were not judged.`,
      seen,
      next: 'Check the network, DNS, VPN and HTTPS_PROXY of this machine, and run the same command again.',
    });
  }
  if (certificateCodes.test(code)) {
    return new SlipwayError('STORE_CERTIFICATE_REFUSED', {
      message: `The certificate of ${host} is not one this machine trusts. The credentials were not judged.`,
      seen,
    });
  }
  if (fileCodes.includes(code)) return undefined;
  return new SlipwayError('NETWORK_UNAVAILABLE', { message: `${label} could not be reached.`, seen });
}

const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ERR_TLS_CERT/;
const fileCodes = ['ENOENT', 'EACCES', 'EISDIR', 'EPERM'];

/** The code of a system error, which HTTP clients hide one or two causes down. */
export function systemCode(thrown: unknown): string | undefined {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 4; error = error.cause, depth += 1) {
    const code: unknown = Reflect.get(error, 'code');
    if (typeof code === 'string') return code;
    if (error.name === 'TimeoutError' || error.name === 'AbortError') return error.name;
  }
  return undefined;
}

/** Which host was asked: for a token it is another one than for the store. */
function hostOf(thrown: Error): string | undefined {
  const url: unknown = Reflect.get(Object(Reflect.get(thrown, 'config')), 'url');
  return URL.canParse(String(url)) ? new URL(String(url)).host : undefined;
}
