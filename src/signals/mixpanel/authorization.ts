import { Refused } from '../ask-signal.ts';

/** HTTP's basic scheme with `NAME:SECRET` of a service account, out of the environment. */
export function basicAuthorization(
  variable: string,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const account = env[variable] ?? '';
  if (account === '') throw new Refused(`${variable} is not set`);
  if (!/^[^:]+:.+$/.test(account)) throw new Refused(`${variable} is not NAME:SECRET of a service account`);
  return { authorization: `Basic ${Buffer.from(account).toString('base64')}` };
}
