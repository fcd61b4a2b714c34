import type { IncidentConfig, PageConfig } from './config-incident.ts';
import type { IncidentInput } from './schema-incident.ts';

export function resolveIncident({ page, complements = [] }: IncidentInput): IncidentConfig {
  return {
    page: page === undefined ? undefined : resolvePage(page),
    complements: complements.map(({ name, how, url }) => ({ name, how, url })),
  };
}

function resolvePage({ command, url, tokenVariable }: NonNullable<IncidentInput['page']>): PageConfig {
  if (command !== undefined) return { kind: 'command', command };
  if (url !== undefined) return { kind: 'webhook', url, tokenVariable };
  throw new Error('a page passed the rules without a way to send it');
}
