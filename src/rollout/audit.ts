import type { Ledger, ReleaseKey } from '../ledger/ledger.ts';
import { parseReleaseKey } from '../ledger/release-key.ts';
import type { HaltReport } from './halt.ts';
import { rolloutMemory } from './memory.ts';

export interface HaltAudit {
  readonly reason: string;
  readonly actor: string;
  readonly correlationId: string;
}

/**
 * Writes a halt into the journal of the release that it stopped, after the fact. Answers whether a
 * journal was found; a halt of something that the ledger does not know is no error.
 */
export async function recordHalt(ledger: Ledger, report: HaltReport, audit: HaltAudit): Promise<boolean> {
  for (const release of await ledger.releases()) {
    if (parseReleaseKey(release)?.applicationId !== report.applicationId) continue;
    const known = rolloutMemory(await ledger.read(release))?.versionCodes ?? [];
    if (!known.some((code) => report.versionCodes.includes(code))) continue;
    await recordHaltOf(release, { ledger, report, audit });
    return true;
  }
  return false;
}

interface HaltRecord {
  readonly ledger: Ledger;
  readonly report: HaltReport;
  readonly audit: HaltAudit;
}

/** Appends the halt to one journal, behind whatever somebody else writes at the same moment. */
export async function recordHaltOf(
  release: ReleaseKey,
  { ledger, report, audit }: HaltRecord,
): Promise<void> {
  const { store, outcome } = report;
  const { reason, actor, correlationId } = audit;
  const body = { type: 'halt.done', store, outcome, reason, correlationId, ...states(report) } as const;
  for (;;) {
    const after = (await ledger.read(release)).length;
    const result = await ledger.append({ release, after, bodies: [body], actor });
    if (result.kind === 'appended') return;
  }
}

function states({ before, after }: HaltReport) {
  return { before: JSON.parse(JSON.stringify(before)), after: JSON.parse(JSON.stringify(after)) };
}
