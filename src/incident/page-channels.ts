import type { IncidentConfig } from '../config/config-incident.ts';
import { commandChannel } from './channels/page-command.ts';
import { webhookChannel } from './channels/webhook.ts';
import type { PageChannel } from './page.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What the environment names: it works without a config, so that a broken one cannot silence a page. */
export function channelsOfEnvironment(env: Env): readonly PageChannel[] {
  const url = (env.SLIPWAY_PAGE_URL ?? '').trim();
  return url === '' ? [] : [webhookChannel({ url, token: present(env.SLIPWAY_PAGE_TOKEN) })];
}

export interface ConfiguredPage {
  readonly incident: IncidentConfig;
  readonly root: string;
  readonly env: Env;
}

/** What the config adds to it; an address that both name is used once. */
export function channelsOfConfig({ incident: { page }, root, env }: ConfiguredPage): readonly PageChannel[] {
  if (page === undefined) return [];
  if (page.kind === 'command') return [commandChannel({ command: page.command, cwd: root, env })];
  if (page.url === (env.SLIPWAY_PAGE_URL ?? '').trim()) return [];
  const token = page.tokenVariable === undefined ? undefined : present(env[page.tokenVariable]);
  return [webhookChannel({ url: page.url, token })];
}

function present(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
