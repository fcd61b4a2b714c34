import { asDict, booleanAt, type PlistDict } from '../../plist/plist-value.ts';
import { compileRule, type RulePattern } from './rule-pattern.ts';

/** What a rule wants of the files it fits. */
export interface ResourceRule {
  readonly isOmitted: boolean;
  readonly isOptional: boolean;
  /** Bundles below are sealed by their signature instead of file by file. */
  readonly isNested: boolean;
}

interface Weighted extends ResourceRule {
  readonly pattern: RulePattern;
  readonly weight: number;
}

export interface RuleSet {
  /** The heaviest rule that fits a path; undefined when none does, so that the file is of no interest. */
  readonly ruleFor: (path: string) => ResourceRule | undefined;
  /** A pattern that cannot be understood. */
  readonly problem: string | undefined;
}

/** Xcode writes about ten. */
const mostRules = 100;
/** About a second of work; Apple's own rules take none of it. */
const mostSteps = 20_000_000;

/** The `rules` or `rules2` of a CodeResources file; resources.cpp of Apple's Security framework. */
export function compileRules(dict: PlistDict): RuleSet {
  const rules: Weighted[] = [];
  const budget = { steps: mostSteps };
  if (dict.size > mostRules) return { ruleFor: () => undefined, problem: `there are ${dict.size} rules` };
  for (const [text, value] of dict) {
    const pattern = compileRule(text, budget);
    if (pattern === undefined)
      return { ruleFor: () => undefined, problem: `the rule ${JSON.stringify(text)} is not understood` };
    const options = asDict(value);
    const weight = options?.get('weight');
    rules.push({
      pattern,
      // `false` instead of a dictionary leaves files out.
      isOmitted: value === false || booleanAt(options, 'omit') === true,
      isOptional: booleanAt(options, 'optional') === true,
      isNested: booleanAt(options, 'nested') === true,
      weight: typeof weight === 'number' ? weight : 1,
    });
  }
  const heaviestFirst = rules.toSorted((a, b) => b.weight - a.weight);
  return { ruleFor: (path) => heaviestFirst.find(({ pattern }) => pattern.test(path)), problem: undefined };
}
