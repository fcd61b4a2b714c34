import type { z } from 'zod';
import { SlipwayError } from '../errors/slipway-error.ts';
import { currentSchemaVersion, type LedgerEvent, ledgerEvent } from './event.ts';
import type { ReleaseKey } from './ledger.ts';

/** Where an event was found, for messages. */
export interface EventPlace {
  readonly release: ReleaseKey;
  readonly sequence: number;
}

type RawEvent = Readonly<Record<string, unknown>>;

/** Lifts an event of version n to version n + 1. Sets everything but `schemaVersion`, which is done for it. */
export type Upcaster = (event: RawEvent) => RawEvent;

export interface EventSchema<Event> {
  /** The version written today. */
  readonly version: number;
  /** By the version they lift from. Once a version was released, its upcaster stays for ever. */
  readonly upcasters: Readonly<Record<number, Upcaster>>;
  readonly shape: z.ZodType<Event>;
}

const todaysSchema: EventSchema<LedgerEvent> = {
  version: currentSchemaVersion,
  upcasters: {},
  shape: ledgerEvent,
};

/** Turns a stored event of any known version into one of today's. Throws LEDGER_CORRUPT or LEDGER_TOO_NEW. */
export function migrateEvent(raw: unknown, place: EventPlace): LedgerEvent {
  return liftEvent(raw, { place, schema: todaysSchema });
}

/** `migrateEvent` for any schema. */
export function liftEvent<Event>(
  raw: unknown,
  { place, schema }: { readonly place: EventPlace; readonly schema: EventSchema<Event> },
): Event {
  let event = asRecord(raw, place);
  for (let version = versionOf(event, place); version !== schema.version; version += 1) {
    if (version > schema.version) throw tooNew(version, { place, known: schema.version });
    const upcast = schema.upcasters[version];
    if (upcast === undefined)
      throw corruptEvent(place, `schemaVersion: there never was a version ${version}`);
    event = { ...upcast(event), schemaVersion: version + 1 };
  }
  const parsed = schema.shape.safeParse(event);
  if (parsed.success) return parsed.data;
  throw corruptEvent(place, firstProblem(parsed.error));
}

/** The error for an event that cannot be understood. */
export function corruptEvent({ release, sequence }: EventPlace, problem: string): SlipwayError {
  return new SlipwayError('LEDGER_CORRUPT', {
    message: `Event ${sequence} of ${release} in the ledger is broken.`,
    seen: problem,
  });
}

function asRecord(raw: unknown, place: EventPlace): RawEvent {
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return raw as RawEvent;
  throw corruptEvent(place, 'the event is not a JSON object');
}

function versionOf(event: RawEvent, place: EventPlace): number {
  const { schemaVersion } = event;
  if (typeof schemaVersion === 'number' && Number.isSafeInteger(schemaVersion)) return schemaVersion;
  throw corruptEvent(place, 'schemaVersion: missing or not a whole number');
}

function tooNew(version: number, { place, known }: { place: EventPlace; known: number }): SlipwayError {
  return new SlipwayError('LEDGER_TOO_NEW', {
    message: `Event ${place.sequence} of ${place.release} was written by a newer Slipway.`,
    seen: `schema version ${version}; this Slipway knows up to ${known}`,
  });
}

function firstProblem(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? error.message : `${issue.path.join('.') || 'event'}: ${issue.message}`;
}
