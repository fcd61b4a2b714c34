import type { Finding } from '../../../findings/finding.ts';
import { itmsTable } from '../data/itms.ts';
import type { IosArtifact, IosBundle } from '../ios-artifact.ts';

/** A finding before its place in the table of Apple's answers is worked in. */
export interface Draft extends Omit<Finding, 'rule'> {
  /** Name of the rule, such as `icon-name-missing`. */
  readonly rule: string;
  /** Number of Apple's answer; left out where Apple would say nothing. */
  readonly itms?: string;
}

/** What rules are given beside the artifact. */
export interface RuleContext {
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

export type Rule = (artifact: IosArtifact, context: RuleContext) => readonly Draft[];

/** `itms-90713/icon-name-missing` where Apple answers with a number, `ios/…` where it does not. */
export function toFinding({ itms, ...draft }: Draft): Finding {
  if (itms === undefined) return { ...draft, rule: `ios/${draft.rule}` };
  const text = itmsTable[itms]?.text;
  const answer = text === undefined ? `ITMS-${itms}` : `ITMS-${itms} "${text}"`;
  return { ...draft, rule: `itms-${itms}/${draft.rule}`, message: `${draft.message} (Apple: ${answer})` };
}

/** Bundles that run by themselves, so that rules about identity and signing apply. */
export function programs({ bundles }: IosArtifact): readonly IosBundle[] {
  return bundles.filter(
    ({ kind }) => kind === 'app' || kind === 'extension' || kind === 'app-clip' || kind === 'watch-app',
  );
}

/** Up to five names, and how many more there are. */
export function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
