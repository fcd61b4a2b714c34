import type { Certificate } from '../certificate/certificate.ts';
import { canonicalName } from '../certificate/distinguished-name.ts';

/** The certificate and, of those at hand, its issuer, the issuer's issuer and so on; names only, nothing is verified. */
export function certificateChain(leaf: Certificate, others: readonly Certificate[]): readonly Certificate[] {
  const chain = [leaf];
  const unused = new Set(others.filter((other) => other !== leaf));
  for (let last = leaf; ; ) {
    const issuer = canonicalName(last.issuer);
    if (issuer === canonicalName(last.subject)) break;
    const next = [...unused].find(({ subject }) => canonicalName(subject) === issuer);
    if (next === undefined) break;
    unused.delete(next);
    chain.push(next);
    last = next;
  }
  return chain;
}
