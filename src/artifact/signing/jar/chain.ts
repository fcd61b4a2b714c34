import type { Certificate } from '../certificate/certificate.ts';

/** The certificate and, of those at hand, its issuer, the issuer's issuer and so on; names only, nothing is verified. */
export function certificateChain(leaf: Certificate, others: readonly Certificate[]): readonly Certificate[] {
  const chain = [leaf];
  const unused = new Set(others.filter((other) => other !== leaf));
  for (let last = leaf; !last.subject.equals(last.issuer); ) {
    const { issuer } = last;
    const next = [...unused].find(({ subject }) => subject.equals(issuer));
    if (next === undefined) break;
    unused.delete(next);
    chain.push(next);
    last = next;
  }
  return chain;
}
