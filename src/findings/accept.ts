import type { Finding } from './finding.ts';

/** A finding that somebody has looked at and lives with. */
export interface Acceptance {
  readonly rule: string;
  /** The finding's place, or the end of its path; every place where it is left out. */
  readonly place: string | undefined;
  readonly reason: string;
}

export interface Accepted {
  /** What is left to be mended. */
  readonly open: readonly Finding[];
  readonly accepted: readonly { readonly finding: Finding; readonly reason: string }[];
  /** Acceptances that no finding needed: what they were for is gone, or they are misspelt. */
  readonly unused: readonly Acceptance[];
}

/** Tells findings that are known and accepted from those that are not. Pure. */
export function accept(findings: readonly Finding[], acceptances: readonly Acceptance[]): Accepted {
  const judged = findings.map((finding) => ({
    finding,
    by: acceptances.find((acceptance) => covers(acceptance, finding)),
  }));
  return {
    open: judged.flatMap(({ finding, by }) => (by === undefined ? [finding] : [])),
    accepted: judged.flatMap(({ finding, by }) => (by === undefined ? [] : [{ finding, reason: by.reason }])),
    unused: acceptances.filter((one) => !findings.some((finding) => covers(one, finding))),
  };
}

function covers({ rule, place }: Acceptance, finding: Finding): boolean {
  if (rule !== finding.rule) return false;
  return place === undefined || finding.place === place || finding.place.endsWith(`/${place}`);
}
