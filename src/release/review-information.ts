import type { ReviewConfig } from '../config/config-ios.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { ReviewInformation } from '../stores/store.ts';

/** What the config says for reviewers, with the demo account's values, which only the environment has. */
export function reviewInformation(
  { contact, demoAccount, notes, attachment }: ReviewConfig,
  env: Readonly<Record<string, string | undefined>>,
): ReviewInformation {
  return {
    ...(contact !== undefined && { contact }),
    ...(demoAccount !== undefined && {
      demoAccount: {
        name: valueIn(demoAccount.nameVariable, env),
        password: valueIn(demoAccount.passwordVariable, env),
      },
    }),
    ...(notes !== undefined && { notes }),
    ...(attachment !== undefined && { attachment }),
  };
}

function valueIn(variable: string, env: Readonly<Record<string, string | undefined>>): string {
  const value = env[variable];
  if (value !== undefined && value !== '') return value;
  throw new SlipwayError('CREDENTIALS_MISSING', {
    message: 'Reviewers are to sign in with an account, and the environment does not have it.',
    seen: `${variable} is not set`,
    next: `Set ${variable}, or take review.demoAccount out of the config.`,
  });
}
