import { createHash } from 'node:crypto';
import { type SecretRule, secretRules } from './secret-rules.ts';

/** A secret by its place and kind. The secret itself leaves this module in no form that gives it away. */
export interface SecretHit {
  readonly rule: SecretRule;
  readonly entry: string;
  /**
   * First characters that all of its kind share, its length and eight digits of its SHA-256: they tell two
   * secrets apart, and no secret can be found from them.
   */
  readonly fingerprint: string;
}

const ruleByStart: ReadonlyMap<string, SecretRule> = new Map(
  secretRules.flatMap((rule) => rule.starts.map((start) => [start, rule] as const)),
);
const anyStart = new RegExp([...ruleByStart.keys()].map(literal).join('|'), 'g');
/** More beginnings than any app has: a file that is made of nothing else would take too long. */
const mostCandidates = 20_000;
/** A placeholder repeats a few characters, or says that it is one. */
const fewestCharacters = 8;
const placeholder = /example|placeholder|changeme|your[_-]?(?:key|token|secret)|x{6,}|0{8,}|1234567890/i;

/** Finds secrets in text; each one is answered once for an entry, however often it stands there. */
export function findSecrets(text: string, entry: string): readonly SecretHit[] {
  const hits = new Map<string, SecretHit>();
  anyStart.lastIndex = 0;
  for (let count = 0; count < mostCandidates; count += 1) {
    const start = anyStart.exec(text);
    if (start === null) break;
    const rule = ruleByStart.get(start[0]);
    if (rule === undefined) continue;
    const secret = secretAt(text, start.index, rule);
    if (secret === undefined) continue;
    anyStart.lastIndex = start.index + secret.length;
    const digest = createHash('sha256').update(secret, 'latin1').digest('hex');
    if (published.has(digest)) continue;
    const fingerprint = `${start[0]}… (${secret.length} characters, SHA-256 ${digest.slice(0, 8)}…)`;
    hits.set(`${rule.kind} ${fingerprint}`, { rule, entry, fingerprint });
  }
  return [...hits.values()];
}

function literal(text: string): string {
  return text.replace(/[.+/]/g, '\\$&');
}

function secretAt(text: string, at: number, { pattern }: SecretRule): string | undefined {
  pattern.lastIndex = at;
  const secret = pattern.exec(text)?.[0];
  if (secret === undefined || !startsWord(text, at, secret.length)) return undefined;
  const next = text.charCodeAt(at + secret.length);
  if (isWord(next)) return undefined;
  if (placeholder.test(secret) || new Set(secret).size < fewestCharacters) return undefined;
  return secret;
}

/**
 * Whether a word starts here. In a dex file and in protobuf the byte before a string is its length, which
 * may look like a letter: then it counts as none.
 */
function startsWord(text: string, at: number, length: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return !isWord(before) || before === length;
}

function isWord(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95
  );
}

/**
 * SHA-256 of keys that a library publishes in its source, for tests of its own, and that every app with the
 * library has. Add one only after reading where it comes from.
 */
const published = new Set([
  // PROBING_KEY of Netty's io.netty.handler.ssl.OpenSsl: it tries out with it what OpenSSL can do.
  '9323acbbecd99641cc92165ba0ca31de7b44d40d587669a8e8ff272ee7720362',
]);
