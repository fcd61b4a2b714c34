import { type RuleRow, type StoreRule, tabled } from '../../../testing/rule.ts';
import type { AppSeed } from '../../seed.ts';

/** One completed release of version code 1 is in production when nothing is given. */
export type PlayRule = StoreRule<Partial<AppSeed>>;

export type PlayRuleRow = RuleRow<Partial<AppSeed>>;

export const tabledPlay = tabled<Partial<AppSeed>>;
