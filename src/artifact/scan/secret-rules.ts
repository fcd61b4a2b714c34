import type { Finding } from '../../findings/finding.ts';

/** How one kind of secret looks. The formats are the ones that their issuers publish for secret scanning. */
export interface SecretRule {
  readonly kind: string;
  readonly title: string;
  readonly severity: Finding['severity'];
  /** Literal beginnings; cheap to look for. */
  readonly starts: readonly string[];
  /** The whole secret from its beginning; every repetition is bounded, so that no input makes it slow. */
  readonly pattern: RegExp;
  /** What to do, beside removing it. */
  readonly remedy: string;
}

const revoke = 'Revoke it now: whoever has the file has the secret. Keep it on a server of yours.';

export const secretRules: readonly SecretRule[] = [
  {
    kind: 'private-key',
    title: 'a private key',
    severity: 'error',
    starts: [
      '-----BEGIN PRIVATE',
      '-----BEGIN RSA PRIVATE',
      '-----BEGIN EC PRIVATE',
      '-----BEGIN DSA PRIVATE',
      '-----BEGIN OPENSSH PRIVATE',
    ],
    // Libraries hold the line itself to parse such files; only with a body after it is it a key.
    pattern:
      /-----BEGIN (?:[A-Z]{2,7} )?PRIVATE KEY-----(?:\\[rn]|\s){1,8}(?:Proc-Type[ -~\s]{1,120}?)?(?:[A-Za-z0-9+/=]|\\[rn]|\s){60,8000}/y,
    remedy: 'Replace the key pair and revoke the old one: whoever has the file has the key.',
  },
  {
    kind: 'encrypted-private-key',
    title: 'a private key under a passphrase',
    severity: 'warning',
    starts: ['-----BEGIN ENCRYPTED PRIVATE'],
    pattern: /-----BEGIN ENCRYPTED PRIVATE KEY-----(?:\\[rn]|\s){1,8}(?:[A-Za-z0-9+/=]|\\[rn]|\s){60,8000}/y,
    remedy: 'Replace the key pair: the passphrase can be tried without limit by whoever has the file.',
  },
  {
    kind: 'google-service-account',
    title: 'a Google service account with its key',
    severity: 'error',
    starts: ['"private_key_id"'],
    pattern: /"private_key_id"\s{0,8}:\s{0,8}"[0-9a-f]{40}"/y,
    remedy: 'Delete this key in the Google Cloud console under IAM, Service accounts.',
  },
  {
    kind: 'google-oauth-secret',
    title: 'an OAuth client secret of Google',
    severity: 'error',
    starts: ['GOCSPX-'],
    pattern: /GOCSPX-[A-Za-z0-9_-]{28}/y,
    remedy: 'Reset the secret in the Google Cloud console; an installed app needs none.',
  },
  {
    kind: 'google-access-token',
    title: 'an access token of Google',
    severity: 'error',
    starts: ['ya29.'],
    pattern: /ya29\.[A-Za-z0-9_-]{60,400}/y,
    remedy: revoke,
  },
  {
    kind: 'google-api-key',
    title: 'a Google API key',
    severity: 'note',
    starts: ['AIza'],
    pattern: /AIza[0-9A-Za-z_-]{35}/y,
    remedy:
      'No secret by itself, Firebase and Maps need one: restrict it to this app and its APIs in the console.',
  },
  {
    kind: 'firebase-server-key',
    title: 'a server key of Firebase Cloud Messaging',
    severity: 'error',
    starts: ['AAAA'],
    pattern: /AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{134}/y,
    remedy: 'Delete it in the Firebase console: with it anybody can send notifications to all your users.',
  },
  {
    kind: 'aws-access-key',
    title: 'an access key of AWS',
    severity: 'error',
    starts: ['AKIA', 'ASIA'],
    pattern: /A[KS]IA[A-Z2-7]{16}/y,
    remedy:
      'Deactivate it in the AWS console under IAM; give the app short-lived credentials from Cognito or a server.',
  },
  {
    kind: 'azure-storage-key',
    title: 'a storage account key of Azure',
    severity: 'error',
    starts: ['AccountKey='],
    pattern: /AccountKey=[A-Za-z0-9+/]{86}==/y,
    remedy: revoke,
  },
  {
    kind: 'slack-token',
    title: 'a token of Slack',
    severity: 'error',
    starts: ['xoxa-', 'xoxb-', 'xoxe-', 'xoxo-', 'xoxp-', 'xoxr-', 'xoxs-'],
    pattern: /xox[abeoprs]-(?:\d-)?\d{6,14}-[A-Za-z0-9-]{10,200}/y,
    remedy: revoke,
  },
  {
    kind: 'slack-webhook',
    title: 'a webhook of Slack',
    severity: 'error',
    starts: ['hooks.slack.com/services/'],
    pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{6,12}\/B[A-Z0-9]{6,12}\/[A-Za-z0-9]{20,40}/y,
    remedy: revoke,
  },
  {
    kind: 'stripe-live-key',
    title: 'a live secret key of Stripe',
    severity: 'error',
    starts: ['sk_live_', 'rk_live_'],
    pattern: /[rs]k_live_[A-Za-z0-9]{20,250}/y,
    remedy: 'Roll the key in the Stripe dashboard; an app gets the publishable one (pk_).',
  },
  {
    kind: 'stripe-test-key',
    title: 'a test secret key of Stripe',
    severity: 'warning',
    starts: ['sk_test_', 'rk_test_'],
    pattern: /[rs]k_test_[A-Za-z0-9]{20,250}/y,
    remedy: 'Roll the key in the Stripe dashboard, and look where the live one is kept.',
  },
  {
    kind: 'github-token',
    title: 'a token of GitHub',
    severity: 'error',
    starts: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern: /(?:gh[pousr]_[A-Za-z0-9]{36,250}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})/y,
    remedy: revoke,
  },
  {
    kind: 'gitlab-token',
    title: 'a token of GitLab',
    severity: 'error',
    starts: ['glpat-'],
    pattern: /glpat-[A-Za-z0-9_-]{20,60}/y,
    remedy: revoke,
  },
  {
    kind: 'npm-token',
    title: 'a token of npm',
    severity: 'error',
    starts: ['npm_'],
    pattern: /npm_[A-Za-z0-9]{36}/y,
    remedy: revoke,
  },
  {
    kind: 'openai-key',
    title: 'a key of OpenAI',
    severity: 'error',
    starts: ['sk-proj-', 'sk-svcacct-'],
    pattern: /sk-(?:proj|svcacct)-[A-Za-z0-9_-]{40,250}/y,
    remedy: revoke,
  },
  {
    kind: 'anthropic-key',
    title: 'a key of Anthropic',
    severity: 'error',
    starts: ['sk-ant-'],
    pattern: /sk-ant-[a-z0-9]{2,12}-[A-Za-z0-9_-]{80,120}/y,
    remedy: revoke,
  },
  {
    kind: 'sendgrid-key',
    title: 'a key of SendGrid',
    severity: 'error',
    starts: ['SG.'],
    pattern: /SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/y,
    remedy: revoke,
  },
  {
    kind: 'sentry-token',
    title: 'an auth token of Sentry',
    severity: 'error',
    starts: ['sntrys_', 'sntryu_'],
    pattern: /(?:sntryu_[0-9a-f]{64}|sntrys_[A-Za-z0-9_+/=-]{80,400})/y,
    remedy: revoke,
  },
  {
    kind: 'mapbox-secret-token',
    title: 'a secret token of Mapbox',
    severity: 'error',
    starts: ['sk.eyJ'],
    pattern: /sk\.eyJ[A-Za-z0-9_-]{40,200}\.[A-Za-z0-9_-]{20,40}/y,
    remedy: 'Revoke it in the Mapbox account; an app gets a public token (pk.).',
  },
  {
    kind: 'shopify-token',
    title: 'a token of Shopify',
    severity: 'error',
    starts: ['shpat_', 'shpss_'],
    pattern: /shp(?:at|ss)_[0-9a-f]{32}/y,
    remedy: revoke,
  },
  {
    kind: 'database-password',
    title: 'an address of a database with its password',
    severity: 'error',
    starts: [
      'mongodb://',
      'mongodb+srv://',
      'postgres://',
      'postgresql://',
      'mysql://',
      'redis://',
      'amqp://',
    ],
    pattern: /[a-z+]{5,11}:\/\/[A-Za-z0-9._~-]{1,64}:[A-Za-z0-9._~!$&*+,;=%-]{6,128}@[A-Za-z0-9.-]{4,200}/y,
    remedy: 'Change the password, and let the app speak to a server of yours instead of the database.',
  },
];
