import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { LedgerEvent } from './event.ts';
import { type EventSchema, liftEvent, migrateEvent } from './migrate.ts';
import { chat, labelled } from './testing/sample-journal.ts';

const place = { release: chat, sequence: 7 };

const today: LedgerEvent = {
  schemaVersion: 1,
  sequence: 7,
  at: '2026-01-02T03:04:05.678Z',
  actor: 'user:kim',
  body: labelled('build'),
};

describe('migrating an event', () => {
  test('leaves an event of today as it is', () => {
    expect(migrateEvent(today, place)).toEqual(today);
  });

  test('refuses an event of a newer Slipway, and says to update', () => {
    expect(() => migrateEvent({ ...today, schemaVersion: 2 }, place)).toThrow(
      expect.objectContaining({
        code: 'LEDGER_TOO_NEW',
        exitCode: 2,
        message: 'Event 7 of android/com.example.chat/1.4.0 was written by a newer Slipway.',
        seen: 'schema version 2; this Slipway knows up to 1',
        next: expect.stringContaining('Update Slipway'),
      }),
    );
  });

  test.each([
    ['a list', [], 'the event is not a JSON object'],
    ['nothing', null, 'the event is not a JSON object'],
    ['no version', {}, 'schemaVersion: missing or not a whole number'],
    ['half a version', { ...today, schemaVersion: 1.5 }, 'schemaVersion: missing or not a whole number'],
    [
      'a version before the first',
      { ...today, schemaVersion: 0 },
      'schemaVersion: there never was a version 0',
    ],
    ['an unknown field', { ...today, extra: 1 }, 'event: Unrecognized key: "extra"'],
    ['a wrong time', { ...today, at: 'yesterday' }, 'at: Invalid ISO datetime'],
    [
      'a wrong body',
      { ...today, body: { ...labelled('x'), inputHash: 1 } },
      'body.inputHash: Invalid input: expected string, received number',
    ],
    [
      'an unknown type',
      { ...today, body: { type: 'party' } },
      expect.stringMatching(/^body\.type: Invalid discriminator/),
    ],
  ])('refuses %s, naming release, sequence and the first problem', (_, raw, seen) => {
    expect(() => migrateEvent(raw, place)).toThrow(
      expect.objectContaining({
        code: 'LEDGER_CORRUPT',
        message: 'Event 7 of android/com.example.chat/1.4.0 in the ledger is broken.',
        seen,
      }),
    );
  });
});

describe('upcasters', () => {
  const schema: EventSchema<{ schemaVersion: number; who: string; tags: string[] }> = {
    version: 3,
    upcasters: {
      1: ({ user, ...rest }) => ({ ...rest, who: user }),
      2: (event) => ({ ...event, tags: [] }),
    },
    shape: z.strictObject({ schemaVersion: z.literal(3), who: z.string(), tags: z.array(z.string()) }),
  };

  test.each([
    [{ schemaVersion: 1, user: 'kim' }],
    [{ schemaVersion: 2, who: 'kim' }],
    [{ schemaVersion: 3, who: 'kim', tags: [] }],
  ])('lift %o step by step to the version of today', (raw) => {
    expect(liftEvent(raw, { place, schema })).toEqual({ schemaVersion: 3, who: 'kim', tags: [] });
  });

  test('do not touch what was read', () => {
    const raw = Object.freeze({ schemaVersion: 1, user: 'kim' });
    liftEvent(raw, { place, schema });
    expect(raw).toEqual({ schemaVersion: 1, user: 'kim' });
  });

  test('hand a result that still does not fit to the schema check', () => {
    expect(() => liftEvent({ schemaVersion: 1 }, { place, schema })).toThrow(
      expect.objectContaining({ code: 'LEDGER_CORRUPT', seen: expect.stringContaining('who:') }),
    );
  });
});
