import type { Problem } from './problem.ts';
import type { SalvagedConfig } from './salvage.ts';

type Rule = (config: SalvagedConfig) => readonly Problem[];

export const incidentRules: readonly Rule[] = [pageHasOneWay, tokenBelongsToAnAddress];

function pageHasOneWay({ incident }: SalvagedConfig): readonly Problem[] {
  const page = incident?.page;
  if (page === undefined || 'command' in page !== 'url' in page) return [];
  return [{ path: ['incident', 'page'], message: 'needs one of url and command' }];
}

function tokenBelongsToAnAddress({ incident }: SalvagedConfig): readonly Problem[] {
  const page = incident?.page;
  if (page === undefined || !('tokenVariable' in page) || 'url' in page) return [];
  return [{ path: ['incident', 'page', 'tokenVariable'], message: 'is only for a page with a url' }];
}
