import { currentSchemaVersion, type LedgerEvent, ledgerEvent } from './event.ts';
import type { AppendRequest, ReleaseKey } from './ledger.ts';
import { corruptEvent, migrateEvent } from './migrate.ts';

/** One event as an adapter stores it. */
export interface StoredEvent {
  readonly sequence: number;
  readonly json: string;
}

/**
 * Reads back what an adapter stored for one release, given in order of sequence. Throws LEDGER_CORRUPT
 * when an event is missing, out of place or not understood: a journal with a hole is no memory.
 */
export function readJournal(release: ReleaseKey, stored: readonly StoredEvent[]): readonly LedgerEvent[] {
  return stored.map(({ sequence, json }, index) => {
    if (sequence !== index + 1) throw corruptEvent({ release, sequence: index + 1 }, 'the event is missing');
    const event = migrateEvent(parseJson(json, { release, sequence }), { release, sequence });
    if (event.sequence === sequence) return event;
    throw corruptEvent({ release, sequence }, `sequence: the event says it is number ${event.sequence}`);
  });
}

/**
 * Makes the stored form of the events that a request asks for. A body that does not fit the schema is a bug
 * of the caller's and throws before anything is written.
 */
export function writeJournal(request: AppendRequest, nowMs: number): readonly StoredEvent[] {
  const at = new Date(nowMs).toISOString();
  return request.bodies.map((body, index) => {
    const sequence = request.after + index + 1;
    const event = { schemaVersion: currentSchemaVersion, sequence, at, actor: request.actor, body };
    return { sequence, json: JSON.stringify(ledgerEvent.parse(event)) };
  });
}

/** What a later read will show for events that were just stored. */
export function storedEvents(release: ReleaseKey, stored: readonly StoredEvent[]): readonly LedgerEvent[] {
  return stored.map(({ sequence, json }) => migrateEvent(JSON.parse(json), { release, sequence }));
}

function parseJson(json: string, place: { release: ReleaseKey; sequence: number }): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw corruptEvent(place, `not JSON: ${(error as Error).message}`);
  }
}
