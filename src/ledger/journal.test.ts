import { describe, expect, test } from 'vitest';
import { readJournal, writeJournal } from './journal.ts';
import { chat, labelled, labelsOf, requestOf } from './testing/sample-journal.ts';

const stored = writeJournal(requestOf(chat, 0, ['one', 'two', 'three']), 0);

describe('a stored journal', () => {
  test('is read back as it was written', () => {
    expect(labelsOf(readJournal(chat, stored))).toEqual(['one', 'two', 'three']);
  });

  test.each([
    ['the first', 0, 1],
    ['one in the middle', 1, 2],
  ])('is refused when %s is missing', (_, index, sequence) => {
    expect(() => readJournal(chat, stored.toSpliced(index, 1))).toThrow(
      expect.objectContaining({
        code: 'LEDGER_CORRUPT',
        message: `Event ${sequence} of ${chat} in the ledger is broken.`,
        seen: 'the event is missing',
      }),
    );
  });

  test('is refused when an event says that it is another one', () => {
    const [one, two] = stored;
    const swapped = [one, { ...two, json: one?.json }] as typeof stored;
    expect(() => readJournal(chat, swapped)).toThrow(
      expect.objectContaining({ code: 'LEDGER_CORRUPT', seen: 'sequence: the event says it is number 1' }),
    );
  });

  test('is refused when an event was cut off', () => {
    const cut = stored.map(({ sequence, json }) => ({ sequence, json: json.slice(0, 20) }));
    expect(() => readJournal(chat, cut)).toThrow(
      expect.objectContaining({ code: 'LEDGER_CORRUPT', seen: expect.stringContaining('not JSON') }),
    );
  });

  test('never takes a body that does not fit', () => {
    const bodies = [{ ...labelled('one'), password: 'hunter2' }] as const;
    expect(() => writeJournal({ ...requestOf(chat, 0, ['one']), bodies }, 0)).toThrow('Unrecognized key');
  });
});
