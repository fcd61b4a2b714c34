import { type RuleRow, type StoreRule, tabled } from '../../../testing/rule.ts';
import type { AppSeed } from '../../seed.ts';

/** Version 1.0 with build 1 is on sale when nothing is given. */
export type AppStoreRule = StoreRule<Partial<AppSeed>>;

export type AppStoreRuleRow = RuleRow<Partial<AppSeed>>;

export const tabledAppStore = tabled<Partial<AppSeed>>;
