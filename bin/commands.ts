import type { AnyCommand } from '../src/cli/command.ts';

export interface CommandListing {
  readonly summary: string;
  readonly load: () => Promise<{ readonly default: AnyCommand }>;
}

/** Every command, by name. Only the one that is called gets loaded. */
export const commands: Readonly<Record<string, CommandListing>> = {
  devices: {
    summary: 'open a built app on emulated devices, with screenshots',
    load: () => import('../scripts/devices.ts'),
  },
  explain: {
    summary: 'explain an error code',
    load: () => import('../scripts/explain.ts'),
  },
};
