import type { EventBody, LedgerEvent } from './event.ts';

/**
 * Names the journal of one release: `android/com.example.chat/1.4.0`. Made by `releaseKey` from parts,
 * percent-encoded so that it is safe as a path and as a Git tree entry.
 */
export type ReleaseKey = string & { readonly __brand: 'ReleaseKey' };

export interface AppendRequest {
  readonly release: ReleaseKey;
  /** The sequence number of the last event the caller has seen; 0 for none. */
  readonly after: number;
  readonly bodies: readonly [EventBody, ...EventBody[]];
  readonly actor: string;
}

export type AppendResult =
  | { readonly kind: 'appended'; readonly events: readonly LedgerEvent[] }
  /** Somebody else wrote first: read again, decide again. */
  | { readonly kind: 'conflict'; readonly latest: number };

/**
 * The memory of a release: an append-only journal of events per release. Losing it costs bake time, never safety;
 * safety is compare-and-set against the store.
 */
export interface Ledger {
  /** Names the ledger in messages: `sqlite (.slipway/ledger.db)`, `git (origin slipway-ledger)`. */
  readonly label: string;
  /** All events of a release in order; empty when there are none. Throws LEDGER_CORRUPT, never skips. */
  read(release: ReleaseKey): Promise<readonly LedgerEvent[]>;
  /** Durable when it resolves. Appends all bodies or none. */
  append(request: AppendRequest): Promise<AppendResult>;
  /** Every release that has a journal, in no particular order. */
  releases(): Promise<readonly ReleaseKey[]>;
  close(): Promise<void>;
}
