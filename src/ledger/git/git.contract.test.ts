import { ledgerContract } from '../ledger.contract.ts';
import type { Ledger } from '../ledger.ts';
import { gitSandbox } from '../testing/git-sandbox.ts';
import { stillClock } from '../testing/sample-journal.ts';
import { openGitLedger } from './git-ledger.ts';

ledgerContract('git', {
  propertyRuns: 6,
  async start() {
    const sandbox = await gitSandbox();
    const opened: Ledger[] = [];
    let runners = 0;
    return {
      async open(clock = stillClock()) {
        runners += 1;
        const repository = await sandbox.clone(`runner-${runners}`);
        const ledger = await openGitLedger({ repository, remote: 'origin', clock, env: sandbox.env });
        opened.push(ledger);
        return ledger;
      },
      async dispose() {
        for (const ledger of opened) await ledger.close();
        await sandbox.dispose();
      },
    };
  },
});
