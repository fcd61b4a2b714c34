import type { Clock } from './clock/clock.ts';
import type { Config } from './config/config.ts';
import type { Ledger } from './ledger/ledger.ts';

/** What adapters need of the process. */
export interface ComposeDeps {
  readonly clock: Clock;
  /** The environment as the config loader has completed it. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Opens the ledger that the config names. Only that adapter is loaded. */
export async function openLedger({ ledger }: Config, deps: ComposeDeps): Promise<Ledger> {
  switch (ledger.kind) {
    case 'sqlite': {
      const { openSqliteLedger } = await import('./ledger/sqlite/sqlite-ledger.ts');
      return openSqliteLedger({ path: ledger.path, clock: deps.clock });
    }
    case 'git': {
      const { openGitLedger } = await import('./ledger/git/git-ledger.ts');
      const { repository, remote, branch } = ledger;
      return openGitLedger({ repository, remote, branch, ...deps });
    }
  }
}
