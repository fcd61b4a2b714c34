// A writer in a process of its own: node append-until-killed.ts <ledger file> <name>
import { writeSync } from 'node:fs';
import { systemClock } from '../../../clock/clock.ts';
import { toSlipwayError } from '../../../errors/from-unknown.ts';
import { chat, requestOf } from '../../testing/sample-journal.ts';
import { openSqliteLedger } from '../sqlite-ledger.ts';

/**
 * Appends one event after the other until it is killed, and prints `sequence label` for each one that was
 * acknowledged, before the next; or prints the code of the error that ends it.
 */
async function appendUntilKilled(path: string, name: string): Promise<void> {
  const ledger = openSqliteLedger({ path, clock: systemClock });
  let after = (await ledger.read(chat)).length;
  for (let count = 1; ; ) {
    const label = `${name}.${count}`;
    const result = await ledger.append(requestOf(chat, after, [label]));
    if (result.kind === 'conflict') {
      after = result.latest;
      continue;
    }
    after += 1;
    count += 1;
    writeSync(1, `${after} ${label}\n`);
  }
}

const [, , path = '', name = ''] = process.argv;
await appendUntilKilled(path, name).catch((error) => writeSync(1, toSlipwayError(error).code));
