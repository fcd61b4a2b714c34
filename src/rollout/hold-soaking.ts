import type { LedgerEvent } from '../ledger/event.ts';
import type { Ledger, ReleaseKey } from '../ledger/ledger.ts';
import type { Store } from '../stores/store.ts';
import { inStoreWords } from '../stores/version-code.ts';
import { isOf, recordHaltOf } from './audit.ts';
import type { ComingRelease } from './coming.ts';
import { type HaltPolicy, haltTrack } from './halt.ts';
import type { HaltOrder } from './halt-order.ts';
import { type RolloutMemory, rolloutMemory } from './memory.ts';

export interface Holding {
  readonly store: Store;
  readonly applicationId: string;
  readonly order: HaltOrder;
  readonly ledger: Ledger;
  readonly policy: HaltPolicy;
}

/**
 * What the controller would still promote after a halt: versions that soak are halted where their track allows it,
 * and otherwise held by a note in the ledger that the controller obeys. An upload under way can only be named.
 */
export async function holdSoaking(holding: Holding): Promise<readonly ComingRelease[]> {
  const { ledger, applicationId } = holding;
  const { kind } = holding.store;
  const keys = (await ledger.releases()).filter((key) => isOf(key, { applicationId, kind }));
  const found = await Promise.all(keys.map(async (key) => holdRelease(key, await ledger.read(key), holding)));
  return found.filter((one) => one !== undefined);
}

async function holdRelease(
  key: ReleaseKey,
  events: readonly LedgerEvent[],
  holding: Holding,
): Promise<ComingRelease | undefined> {
  const memory = rolloutMemory(events);
  if (memory === undefined) return uploading(key, events, holding);
  if (memory.soaking === undefined || memory.halted || memory.held !== undefined) return undefined;
  return holdVersion(key, { ...memory, track: memory.soaking }, holding);
}

async function holdVersion(
  key: ReleaseKey,
  { track, versionCodes }: RolloutMemory,
  { store, applicationId, order, ledger, policy }: Holding,
): Promise<ComingRelease> {
  const about = {
    applicationId,
    track,
    store: store.label,
    kind: store.kind,
    versionCodes,
    bySelf: false,
    next: null,
  };
  const what = `${inStoreWords(versionCodes)} soaks here`;
  // Nothing is halted on internal tracks of Google Play and in TestFlight: they are not even asked.
  if (track !== 'internal' && store.kind === 'play') {
    const report = await haltTrack({ store, applicationId, track, versionCode: versionCodes[0] }, policy);
    if (report.outcome === 'stopped') {
      await recordHaltOf(key, { ledger, report, audit: order });
      return { ...about, outcome: 'stopped', message: `${what}, and is halted; read back` };
    }
  }
  await hold(key, track, { ledger, order, store });
  return {
    ...about,
    outcome: 'held',
    message: `${what}, where nothing can be halted: it stays until a person resumes it`,
  };
}

async function hold(
  release: ReleaseKey,
  track: string,
  { ledger, order, store }: Pick<Holding, 'ledger' | 'order' | 'store'>,
): Promise<void> {
  const { reason, correlationId, actor } = order;
  const body = { type: 'halt.held', store: store.label, track, reason, correlationId } as const;
  for (;;) {
    const after = (await ledger.read(release)).length;
    const result = await ledger.append({ release, after, bodies: [body], actor });
    if (result.kind === 'appended') return;
  }
}

function uploading(
  key: ReleaseKey,
  events: readonly LedgerEvent[],
  { store, applicationId }: Holding,
): ComingRelease | undefined {
  const upload = events.findLast(({ body }) => body.type === 'upload.edit-opened');
  if (upload === undefined) return undefined;
  return {
    store: store.label,
    kind: store.kind,
    applicationId,
    track: 'not yet on a track',
    versionCodes: [],
    outcome: 'still-coming',
    bySelf: false,
    message: `${key} has been uploading since ${upload.at}, and goes out when its job submits it`,
    next: 'end that job, or let it end and halt again',
  };
}
