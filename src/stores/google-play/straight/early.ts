import { openEarly } from './early-connections.ts';
import { mayGoStraight } from './may-go-straight.ts';

const hosts = ['oauth2.googleapis.com', 'androidpublisher.googleapis.com'];

/** Opens the connections that a halt will need, as the first thing that its process does. */
export function openEarlyFor(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): void {
  const willAsk = argv.some((argument) => argument.startsWith('--reason')) && env.SLIPWAY_READONLY !== '1';
  const atGoogle = (env.SLIPWAY_PLAY_ENDPOINT ?? '').trim() === '';
  if (willAsk && atGoogle && mayGoStraight(env)) for (const host of hosts) openEarly(host);
}
