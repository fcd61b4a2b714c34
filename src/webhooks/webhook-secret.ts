import { SlipwayError } from '../errors/slipway-error.ts';

const variable = 'SLIPWAY_ASC_WEBHOOK_SECRET';
/** Of a phrase that can be guessed, the signature says nothing. */
const shortest = 16;

/** From the environment alone: an argument would be seen by everybody on the machine. */
export function webhookSecret(env: Readonly<Record<string, string | undefined>>): string {
  const secret = env[variable] ?? '';
  if (secret.length >= shortest) return secret;
  throw new SlipwayError('CREDENTIALS_MISSING', {
    message: 'There is no secret for the signatures of the webhook.',
    seen: secret === '' ? `${variable} is not set` : `${variable} has fewer than ${shortest} characters`,
    next: `Set ${variable} to a long random text, such as that of: openssl rand -hex 32`,
  });
}
