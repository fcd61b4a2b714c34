import { SlipwayError, type SlipwayErrorDetails } from '../../errors/slipway-error.ts';

export interface RefusedToken {
  /** `error: error_description`, as the token endpoint wrote it. */
  readonly words: string;
  readonly seen: string;
  /** The `Date` header of the answer: what time it is at Google. */
  readonly serverTime: string | undefined;
}

/** Why Google gave no token, in words of its own for each cause. */
export function tokenRefusal({ words, seen, serverTime }: RefusedToken): SlipwayError {
  if (/reasonable timeframe|Token used too early/i.test(words)) return wrongClock(seen, serverTime);
  const found = causes.find(({ pattern }) => pattern.test(words));
  const { message, next } = found ?? { message: 'Google refused the credentials.', next: undefined };
  return new SlipwayError('STORE_CREDENTIALS_REFUSED', { message, seen, ...(next && { next }) });
}

/** A genuine token that is not good for what was asked; undefined for any other refusal. */
export function accessRefusal(words: string, seen: string): SlipwayError | undefined {
  if (words.includes('ACCESS_TOKEN_SCOPE_INSUFFICIENT')) {
    return new SlipwayError('STORE_CREDENTIALS_REFUSED', {
      message: 'The token was issued for another API than the Publishing API.',
      seen,
      next: 'Let Slipway ask for the token itself, or issue it with the scope androidpublisher.',
    });
  }
  if (!words.includes('iam.serviceAccounts.getAccessToken')) return undefined;
  return new SlipwayError('STORE_PERMISSION_DENIED', {
    message: 'This job may not use the service account.',
    seen,
    next: 'Grant the identity of the job roles/iam.workloadIdentityUser on the service account.',
  });
}

interface Cause extends Pick<SlipwayErrorDetails, 'message' | 'next'> {
  readonly pattern: RegExp;
}

const causes: readonly Cause[] = [
  {
    pattern: /Invalid JWT Signature/i,
    message: "Google does not take the key: it was deleted or disabled, or is another account's.",
    next: 'Look for the key under IAM, Service accounts, Keys in the Google Cloud console; make a new one there.',
  },
  {
    pattern: /account not found/i,
    message: 'Google does not know the service account.',
    next: 'Check client_email against the Google Cloud console; a deleted account does not come back.',
  },
  {
    pattern: /invalid_scope/i,
    message: 'Google gives this account no token for the Publishing API.',
    next: 'Enable androidpublisher.googleapis.com in the project of the service account.',
  },
  {
    pattern: /invalid_target/i,
    message: 'Google does not know the workload identity provider.',
    next: 'Check the audience against the pool and provider in the Google Cloud console: either may be disabled.',
  },
  {
    pattern: /ID Token|subject_token/i,
    message: 'Google does not take the identity token of this job.',
    next: 'Compare issuer and audience of the provider with those of the job; on GitHub the job needs id-token: write.',
  },
];

function wrongClock(seen: string, serverTime: string | undefined): SlipwayError {
  const differenceMs = Date.now() - Date.parse(serverTime ?? '');
  const minutes = Math.round(Math.abs(differenceMs) / 60_000);
  const by = Number.isNaN(differenceMs)
    ? ''
    : `, by about ${minutes} minutes ${differenceMs > 0 ? 'ahead' : 'behind'}`;
  return new SlipwayError('STORE_CLOCK_WRONG', {
    message: `The clock of this machine differs from Google's${by}.`,
    seen,
  });
}
