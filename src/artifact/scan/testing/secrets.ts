/** Alphanumeric text that repeats nothing; the same for the same arguments. */
function noise(length: number, alphabet: string, seed = 7): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return alphabet[(state >>> 8) % alphabet.length];
  }).join('');
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz23456789';
const hexadecimal = '23456789abcdef';
const digits = '23456789';

/** One made-up secret of each kind. They are put together here, so that the source holds none. */
export const madeUpSecrets: Readonly<Record<string, string>> = {
  'private-key': `-----BEGIN EC PRIVATE KEY-----\n${noise(64, alphanumeric)}\n${noise(60, alphanumeric)}==\n`,
  'encrypted-private-key': `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${noise(64, alphanumeric)}\n${noise(64, alphanumeric)}\n`,
  'google-service-account': `"private_key_id": "${noise(40, hexadecimal)}"`,
  'google-oauth-secret': `GOCSPX-${noise(28, alphanumeric)}`,
  'google-access-token': `ya29.${noise(100, alphanumeric)}`,
  'google-api-key': `AIza${noise(35, alphanumeric)}`,
  'firebase-server-key': `AAAA${noise(7, alphanumeric)}:APA91b${noise(134, alphanumeric)}`,
  'aws-access-key': `AKIA${noise(16, base32)}`,
  'azure-storage-key': `AccountKey=${noise(86, alphanumeric)}==`,
  'slack-token': `xoxb-${noise(12, digits)}-${noise(24, alphanumeric)}`,
  'slack-webhook': `hooks.slack.com/services/T${noise(9, base32)}/B${noise(9, base32)}/${noise(24, alphanumeric)}`,
  'stripe-live-key': `sk_live_${noise(24, alphanumeric)}`,
  'stripe-test-key': `sk_test_${noise(24, alphanumeric)}`,
  'github-token': `ghp_${noise(36, alphanumeric)}`,
  'gitlab-token': `glpat-${noise(20, alphanumeric)}`,
  'npm-token': `npm_${noise(36, alphanumeric)}`,
  'openai-key': `sk-proj-${noise(64, alphanumeric)}`,
  'anthropic-key': `sk-ant-api03-${noise(95, alphanumeric)}`,
  'sendgrid-key': `SG.${noise(22, alphanumeric)}.${noise(43, alphanumeric)}`,
  'sentry-token': `sntryu_${noise(64, hexadecimal)}`,
  'mapbox-secret-token': `sk.eyJ${noise(60, alphanumeric)}.${noise(22, alphanumeric)}`,
  'shopify-token': `shpat_${noise(32, hexadecimal)}`,
  'database-password': `postgres://app:${noise(12, alphanumeric)}@db.shop.internal`,
};
