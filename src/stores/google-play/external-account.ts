/** A workload identity configuration, checked: it leads nowhere but to Google. */
export interface ExternalAccount {
  readonly type: 'external_account';
  readonly audience: string;
  readonly subject_token_type: string;
  readonly token_url: string;
  readonly service_account_impersonation_url: string;
  readonly credential_source: SubjectTokenSource;
}

export type SubjectTokenSource =
  | { readonly file: string; readonly format?: unknown }
  | {
      readonly url: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly format?: unknown;
    };

export const tokenExchange = 'https://sts.googleapis.com/v1/token';

/**
 * Reads a configuration as `gcloud` and google-github-actions/auth write it. It says where a token goes, so
 * whoever can change it could send the token elsewhere: only Google's own addresses are taken, and no
 * program is run. https://cloud.google.com/docs/authentication/external/externally-sourced-credentials
 *
 * Answers with the reason when it cannot be used.
 */
export function parseExternalAccount(value: Readonly<Record<string, unknown>>): ExternalAccount | string {
  const { audience, subject_token_type: subjectTokenType, token_url: tokenUrl } = value;
  const { service_account_impersonation_url: account } = value;
  if (tokenUrl !== tokenExchange) return `token_url is not ${tokenExchange}`;
  if (typeof audience !== 'string' || typeof subjectTokenType !== 'string') {
    return 'audience or subject_token_type is missing';
  }
  if (account === undefined) {
    return 'service_account_impersonation_url is missing: Play Console invites service accounts only';
  }
  if (typeof account !== 'string' || !accountUrl.test(account)) {
    return 'service_account_impersonation_url is not an address of iamcredentials.googleapis.com';
  }
  const source = parseSource(value.credential_source);
  if (typeof source === 'string') return source;
  return {
    type: 'external_account',
    audience,
    subject_token_type: subjectTokenType,
    token_url: tokenUrl,
    service_account_impersonation_url: account,
    credential_source: source,
  };
}

/** The account that is spoken for, for people. */
export function accountIn({ service_account_impersonation_url: url }: ExternalAccount): string {
  return /\/([^/]+):generateAccessToken$/.exec(url)?.[1] ?? url;
}

const accountUrl =
  /^https:\/\/iamcredentials\.googleapis\.com\/v1\/projects\/-\/serviceAccounts\/[^/?#]+:generateAccessToken$/;

function parseSource(source: unknown): SubjectTokenSource | string {
  if (typeof source !== 'object' || source === null) return 'credential_source is missing';
  const { file, url, headers, format } = source as Readonly<Record<string, unknown>>;
  const rest = format === undefined ? {} : { format };
  if (typeof file === 'string') return { file, ...rest };
  if (typeof url !== 'string') {
    return `credential_source has neither file nor url, but ${Object.keys(source).join(', ') || 'nothing'}`;
  }
  if (!isPrivate(url)) return 'credential_source.url is neither https nor on this machine';
  return { url, ...(headers === undefined ? {} : { headers: headers as Record<string, string> }), ...rest };
}

/** The request carries a secret in its headers, and the answer is one. */
function isPrivate(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
