import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerContract } from '../ledger.contract.ts';
import type { Ledger } from '../ledger.ts';
import { stillClock } from '../testing/sample-journal.ts';
import { openSqliteLedger } from './sqlite-ledger.ts';

ledgerContract('sqlite', {
  propertyRuns: 60,
  async start() {
    const folder = await mkdtemp(join(tmpdir(), 'slipway-sqlite-'));
    const opened: Ledger[] = [];
    return {
      async open(clock = stillClock()) {
        const ledger = openSqliteLedger({ path: join(folder, 'state', 'ledger.db'), clock });
        opened.push(ledger);
        return ledger;
      },
      async dispose() {
        for (const ledger of opened) await ledger.close();
        await rm(folder, { recursive: true });
      },
    };
  },
});
