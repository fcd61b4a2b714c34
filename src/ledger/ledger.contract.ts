import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LedgerEvent } from './event.ts';
import type { AppendResult, Ledger, ReleaseKey } from './ledger.ts';
import { releaseKey } from './release-key.ts';
import { chat, chatNext, labelled, labelsOf, requestOf, stillClock } from './testing/sample-journal.ts';

/** One journal that any number of writers can open, and that is thrown away afterwards. */
export interface LedgerHarness {
  /** Another writer, such as another process or machine would be one. */
  readonly open: (clock?: { now(): number }) => Promise<Ledger>;
  readonly dispose: () => Promise<void>;
}

export interface LedgerContract {
  readonly start: () => Promise<LedgerHarness>;
  readonly propertyRuns: number;
}

/** What every ledger has to keep. Run over each adapter. */
export function ledgerContract(name: string, { start, propertyRuns }: LedgerContract): void {
  describe(`${name}: a ledger`, () => {
    let journal: LedgerHarness;
    beforeEach(async () => {
      journal = await start();
    });
    afterEach(() => journal.dispose());

    test('is empty before anything was written', async () => {
      const ledger = await journal.open();
      expect(await ledger.read(chat)).toEqual([]);
      expect(await ledger.releases()).toEqual([]);
    });

    test('keeps events in order, numbered from 1 without gaps', async () => {
      const ledger = await journal.open();
      await ledger.append(requestOf(chat, 0, ['one', 'two']));
      await ledger.append(requestOf(chat, 2, ['three']));
      await ledger.append(requestOf(chat, 3, ['four', 'five', 'six']));
      const events = await ledger.read(chat);
      expect(labelsOf(events)).toEqual(['one', 'two', 'three', 'four', 'five', 'six']);
      expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    });

    test('answers with the events exactly as a later read shows them', async () => {
      const ledger = await journal.open();
      const output = { size: -0, nested: [{ ключ: 'значение' }, null, 1e-7], text: 'a\u0000"\\\n\u2028' };
      const body = {
        type: 'step.succeeded',
        step: 'build',
        inputHash: 'b'.repeat(64),
        durationMs: 1,
        output,
      };
      const result = await ledger.append({
        release: chat,
        after: 0,
        actor: 'github:октокот',
        bodies: [body as never],
      });
      expect(result).toEqual({ kind: 'appended', events: await ledger.read(chat) });
    });

    test('takes the time from the clock and keeps the actor', async () => {
      const clock = stillClock(Date.UTC(2031, 11, 24, 18, 0, 0, 5));
      const ledger = await journal.open(clock);
      await ledger.append({ release: chat, after: 0, actor: 'github:octocat', bodies: [labelled('one')] });
      clock.timeMs += 61_000;
      await ledger.append({
        release: chat,
        after: 1,
        actor: 'Kim <kim@example.com>',
        bodies: [labelled('two')],
      });
      expect((await ledger.read(chat)).map(({ at, actor }) => [at, actor])).toEqual([
        ['2031-12-24T18:00:00.005Z', 'github:octocat'],
        ['2031-12-24T18:01:01.005Z', 'Kim <kim@example.com>'],
      ]);
    });

    test('writes nothing when one of several bodies does not fit the schema', async () => {
      const ledger = await journal.open();
      const bodies = [labelled('good'), { ...labelled('bad'), inputHash: 'short' }] as const;
      await expect(ledger.append({ release: chat, after: 0, actor: 'user:kim', bodies })).rejects.toThrow();
      expect(await ledger.read(chat)).toEqual([]);
      expect(await ledger.append(requestOf(chat, 0, ['later']))).toMatchObject({ kind: 'appended' });
    });

    test('refuses an append after an old event, and says which is the last', async () => {
      const [one, other] = [await journal.open(), await journal.open()];
      await one.append(requestOf(chat, 0, ['one', 'two']));
      expect(await other.append(requestOf(chat, 0, ['late', 'later']))).toEqual({
        kind: 'conflict',
        latest: 2,
      });
      expect(await other.append(requestOf(chat, 1, ['late']))).toEqual({ kind: 'conflict', latest: 2 });
      expect(labelsOf(await one.read(chat))).toEqual(['one', 'two']);
    });

    test('refuses an append after an event that is not there', async () => {
      const ledger = await journal.open();
      expect(await ledger.append(requestOf(chat, 3, ['four']))).toEqual({ kind: 'conflict', latest: 0 });
      expect(await ledger.read(chat)).toEqual([]);
    });

    test('takes an append after an event that another writer wrote meanwhile', async () => {
      const [one, other] = [await journal.open(), await journal.open()];
      await one.append(requestOf(chat, 0, ['one']));
      await other.append(requestOf(chat, 1, ['two']));
      expect(await one.append(requestOf(chat, 2, ['three']))).toMatchObject({ kind: 'appended' });
      expect(labelsOf(await other.read(chat))).toEqual(['one', 'two', 'three']);
    });

    test('lets exactly one of two writers win who write at once', async () => {
      const [one, other] = [await journal.open(), await journal.open()];
      const results = await Promise.all([
        one.append(requestOf(chat, 0, ['by one'])),
        other.append(requestOf(chat, 0, ['by other'])),
      ]);
      expect(results.map(({ kind }) => kind).toSorted()).toEqual(['appended', 'conflict']);
      expect(results.find(({ kind }) => kind === 'conflict')).toEqual({ kind: 'conflict', latest: 1 });
      const winner = results[0].kind === 'appended' ? 'by one' : 'by other';
      expect(labelsOf(await other.read(chat))).toEqual([winner]);
    });

    test('lets two writers who retry both finish, and loses nothing', async () => {
      const labels = (writer: string) => ['1', '2', '3', '4'].map((n) => `${writer}${n}`);
      await Promise.all(['a', 'b'].map(async (writer) => persist(await journal.open(), labels(writer))));
      const written = labelsOf(await (await journal.open()).read(chat));
      expect(written.toSorted()).toEqual([...labels('a'), ...labels('b')]);
      expect(written.filter((label) => label.startsWith('a'))).toEqual(labels('a'));
    });

    test('keeps releases apart, and writers of different releases out of each other’s way', async () => {
      const [one, other] = [await journal.open(), await journal.open()];
      const results = await Promise.all([
        one.append(requestOf(chat, 0, ['old one'])),
        other.append(requestOf(chatNext, 0, ['new one', 'new two'])),
      ]);
      expect(results.map(({ kind }) => kind)).toEqual(['appended', 'appended']);
      expect(labelsOf(await other.read(chat))).toEqual(['old one']);
      expect(labelsOf(await one.read(chatNext))).toEqual(['new one', 'new two']);
      expect((await one.releases()).toSorted()).toEqual([chat, chatNext]);
    });

    test.each(['..', '.', '.git', 'a/b', '1.0 beta (5)', 'версия 🚀', '100%', 'x\\y', '-v', ''])(
      'keeps the release "%s"',
      async (versionName) => {
        const release = releaseKey({ platform: 'ios', applicationId: 'com.example.chat', versionName });
        const ledger = await journal.open();
        await ledger.append(requestOf(release, 0, ['one']));
        expect(labelsOf(await ledger.read(release))).toEqual(['one']);
        expect(await ledger.releases()).toEqual([release]);
      },
    );

    test('shows everything when it is opened again', async () => {
      const ledger = await journal.open();
      await ledger.append(requestOf(chat, 0, ['one', 'two']));
      await ledger.close();
      const again = await journal.open();
      expect(labelsOf(await again.read(chat))).toEqual(['one', 'two']);
      expect(await again.append(requestOf(chat, 2, ['three']))).toMatchObject({ kind: 'appended' });
    });

    test('may be closed twice', async () => {
      const ledger = await journal.open();
      await ledger.append(requestOf(chat, 0, ['one']));
      await ledger.close();
      await expect(ledger.close()).resolves.toBeUndefined();
    });
  });

  test(`${name}: however two writers interleave, the journal is what their results claim`, async () => {
    const rounds = fc.array(fc.array(operation, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(rounds, async (plan) => {
        const journal = await start();
        try {
          await runPlan(journal, plan);
        } finally {
          await journal.dispose();
        }
      }),
      { numRuns: propertyRuns },
    );
  });
}

const operation = fc.record({
  writer: fc.nat(1),
  release: fc.constantFrom(chat, chatNext),
  /** How far the writer's knowledge is from the truth. */
  offset: fc.constantFrom(0, 0, 0, -1, 1),
  count: fc.integer({ min: 1, max: 3 }),
});

type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

/** Runs the operations of each round at once, and compares the journal with what the results said. */
async function runPlan(journal: LedgerHarness, plan: readonly (readonly Operation[])[]): Promise<void> {
  const writers = [await journal.open(), await journal.open()];
  const claimed = new Map<ReleaseKey, LedgerEvent[]>([
    [chat, []],
    [chatNext, []],
  ]);
  for (const [round, operations] of plan.entries()) {
    const lengths = new Map([...claimed].map(([release, events]) => [release, events.length]));
    const results = await Promise.all(
      operations.map(({ writer, release, offset, count }, index) => {
        const [first = '', ...rest] = Array.from({ length: count }, (_, n) => `${round}.${index}.${n}`);
        const after = Math.max(0, (lengths.get(release) ?? 0) + offset);
        return (writers[writer] as Ledger).append(requestOf(release, after, [first, ...rest]));
      }),
    );
    collect(claimed, { operations, results });
  }
  const reader = await journal.open();
  for (const [release, events] of claimed) {
    expect(await reader.read(release)).toEqual(events.toSorted((a, b) => a.sequence - b.sequence));
  }
}

function collect(
  claimed: Map<ReleaseKey, LedgerEvent[]>,
  { operations, results }: { operations: readonly Operation[]; results: readonly AppendResult[] },
): void {
  for (const [index, result] of results.entries()) {
    const { release } = operations[index] as Operation;
    if (result.kind === 'appended') claimed.get(release)?.push(...result.events);
  }
  for (const [index, result] of results.entries()) {
    const { release } = operations[index] as Operation;
    if (result.kind === 'conflict')
      expect(result.latest).toBeLessThanOrEqual(claimed.get(release)?.length ?? 0);
  }
}

/** Appends each label as its own event, reading again after every conflict. */
async function persist(ledger: Ledger, labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    let after = (await ledger.read(chat)).length;
    for (let tries = 0; tries < 100; tries += 1) {
      const result = await ledger.append(requestOf(chat, after, [label]));
      if (result.kind === 'appended') break;
      after = result.latest;
    }
  }
}
