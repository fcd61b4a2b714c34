import type { AnyCommand } from '../src/cli/command.ts';

export interface CommandListing {
  readonly summary: string;
  readonly load: () => Promise<{ readonly default: AnyCommand }>;
}

/** Every command, by name. Only the one that is called gets loaded. */
export const commands: Readonly<Record<string, CommandListing>> = {
  explain: {
    summary: 'explain an error code',
    load: () => import('../scripts/explain.ts'),
  },
};
