import type { Ledger } from '../ledger/ledger.ts';
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
  const { store, outcome, applicationId, versionCodes } = report;
  for (const release of await ledger.releases()) {
    if (parseReleaseKey(release)?.applicationId !== applicationId) continue;
    const events = await ledger.read(release);
    const known = rolloutMemory(events)?.versionCodes ?? [];
    if (!known.some((code) => versionCodes.includes(code))) continue;
    const { reason, actor, correlationId } = audit;
    const body = { type: 'halt.done', store, outcome, reason, correlationId, ...states(report) } as const;
    const result = await ledger.append({ release, after: events.length, bodies: [body], actor });
    return result.kind === 'appended' || recordHalt(ledger, report, audit);
  }
  return false;
}

function states({ before, after }: HaltReport) {
  return { before: JSON.parse(JSON.stringify(before)), after: JSON.parse(JSON.stringify(after)) };
}
