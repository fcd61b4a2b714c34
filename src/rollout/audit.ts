import type { GuardJson } from '../guard/guard-json.ts';
import type { Ledger, ReleaseKey } from '../ledger/ledger.ts';
import { parseReleaseKey } from '../ledger/release-key.ts';
import { platformOfStore } from '../stores/platform.ts';
import type { StoreKind } from '../stores/store.ts';
import type { HaltOrder } from './halt-order.ts';
import type { HaltReport } from './halt-report.ts';
import { rolloutMemory } from './memory.ts';

export interface HaltAudit extends HaltOrder {
  /** What the halt rests on, where a rule and not a person asked for it. */
  readonly evidence?: HaltEvidence;
}

export interface HaltEvidence {
  readonly verdict: string;
  /** The words of whoever gave the verdict. */
  readonly reason: string;
  /** Up to when the data reaches, in ISO 8601. */
  readonly asOf: string;
  /** Each metric of a guard, with everything that its judgement can be worked out from again. */
  readonly metrics?: GuardJson['metrics'];
}

/**
 * Writes a halt into the journal of the release that it was about, after the fact. Answers whether a
 * journal was found; a halt of something that the ledger does not know is no error.
 */
export async function recordHalt(ledger: Ledger, report: HaltReport, audit: HaltAudit): Promise<boolean> {
  const release = await releaseOf(ledger, report);
  if (release === undefined) return false;
  await recordHaltOf(release, { ledger, report, audit });
  return true;
}

/** The release with the version codes of the report; a halt that failed before it saw any was about the newest. */
async function releaseOf(ledger: Ledger, report: HaltReport): Promise<ReleaseKey | undefined> {
  const keys = (await ledger.releases()).filter((key) => isOf(key, report));
  const known = await Promise.all(
    keys.map(async (key) => ({ key, memory: rolloutMemory(await ledger.read(key)) })),
  );
  const named = known.find(({ memory }) =>
    memory?.versionCodes.some((code) => report.versionCodes.includes(code)),
  );
  if (named !== undefined || report.outcome !== 'failed') return named?.key;
  return known
    .filter(({ memory }) => memory?.track === report.track)
    .toSorted((a, b) => (b.memory?.startedAt ?? 0) - (a.memory?.startedAt ?? 0))[0]?.key;
}

/** An app may have the same id on both platforms, and it is halted on each of them by itself. */
export function isOf(
  key: ReleaseKey,
  { applicationId, kind }: { readonly applicationId: string; readonly kind: StoreKind },
): boolean {
  const parts = parseReleaseKey(key);
  return parts?.applicationId === applicationId && parts.platform === platformOfStore[kind];
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
  const { reason, actor, correlationId, evidence } = audit;
  const why = { reason, correlationId, ...(evidence !== undefined && { evidence: plain(evidence) }) };
  const body = { type: 'halt.done', store, outcome, ...why, ...states(report) } as const;
  for (;;) {
    const after = (await ledger.read(release)).length;
    const result = await ledger.append({ release, after, bodies: [body], actor });
    if (result.kind === 'appended') return;
  }
}

function states({ before, after }: HaltReport) {
  return { before: plain(before), after: plain(after) };
}

function plain(value: unknown) {
  return JSON.parse(JSON.stringify(value));
}
