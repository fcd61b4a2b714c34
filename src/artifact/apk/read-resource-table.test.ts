import { describe, expect, test } from 'vitest';
import { configQualifiers } from './config-qualifiers.ts';
import { readResourceTable } from './read-resource-table.ts';
import { plainDevice, valueFor } from './resolve.ts';
import { resourceFiles } from './resource-files.ts';
import { chunk, u32 } from './testing/write-chunks.ts';
import {
  bagEntry,
  compactEntry,
  config,
  plainEntry,
  type TableToWrite,
  writeTable,
} from './testing/write-table.ts';

const strings = ['Hallo', 'Hello', 'res/a.png', 'res/b.png'];
const text = (index: number) => ({ type: 0x03, data: index });
const reference = (id: number) => ({ type: 0x01, data: id });
const german = config({ 8: 0x64, 9: 0x65 });
const hdpi = config({ 14: 240 });

const read = (table: Partial<TableToWrite>) =>
  readResourceTable(
    writeTable({ strings, types: ['string', 'drawable'], keys: ['greeting', 'icon'], chunks: [], ...table }),
    { path: 'app.apk', entry: 'resources.arsc' },
  );

/** Qualifiers and values of a resource, references followed. */
const resolved = (table: ReturnType<typeof read>, id: number) =>
  Object.fromEntries(table.resolve(id).map(({ config: own, value }) => [configQualifiers(own), value]));

describe.each(['dense', 'short', 'sparse'] as const)('entries with %s offsets', (layout) => {
  test.each(['plain', 'compact'] as const)('in the %s form', (form) => {
    const entry = form === 'plain' ? plainEntry : compactEntry;
    const table = read({
      chunks: [
        { typeId: 1, layout, entries: { 0: entry(0, text(1)), 3: entry(0, reference(0x7f010000)) } },
        { typeId: 1, layout, config: german, entries: { 0: entry(0, text(0)) } },
        { typeId: 2, layout, config: hdpi, entries: { 1: entry(1, text(2)) } },
      ],
    });
    const both = { '': { kind: 'text', text: 'Hello' }, de: { kind: 'text', text: 'Hallo' } };
    expect(resolved(table, 0x7f010000)).toEqual(both);
    expect(resolved(table, 0x7f010003)).toEqual(both);
    expect(resolved(table, 0x7f010001)).toEqual({});
    expect(resolved(table, 0x7f010004)).toEqual({});
    expect(table.nameOf(0x7f020001)).toEqual({ packageName: 'com.example', type: 'drawable', name: 'icon' });
    expect(resourceFiles(table)).toEqual([
      {
        path: 'res/a.png',
        id: 0x7f020001,
        type: 'drawable',
        name: 'icon',
        config: expect.objectContaining({ density: 240 }),
      },
    ]);
    expect(table.configs().map(configQualifiers)).toEqual(['', 'de', 'hdpi']);
  });
});

describe('a resource table', () => {
  test('has bags, whose items are read when they are asked for', () => {
    const bag = bagEntry(0, 0x7f010005, { 16842836: text(0), 16842837: reference(0x7f020000) });
    const table = read({ chunks: [{ typeId: 1, entries: { 0: bag } }] });
    const [value] = table.valuesOf(0x7f010000);
    expect(value?.value).toMatchObject({ kind: 'bag', parent: 0x7f010005 });
    expect(value?.value.kind === 'bag' && value.value.items()).toEqual([
      { key: 0x01010054, value: { kind: 'text', text: 'Hallo' } },
      { key: 0x01010055, value: { kind: 'reference', id: 0x7f020000 } },
    ]);
  });

  test('passes over libraries, overlays and staged ids', () => {
    const others = [0x0203, 0x0204, 0x0206, 0x7777].map((type) => chunk(type, u32(0), u32(1, 2, 3)));
    const table = read({ others, chunks: [{ typeId: 1, entries: { 0: plainEntry(0, text(1)) } }] });
    expect(resolved(table, 0x7f010000)).toEqual({ '': { kind: 'text', text: 'Hello' } });
  });

  test('has types without a name, and no resource of a package that is not there', () => {
    const table = read({ chunks: [{ typeId: 9, entries: { 0: plainEntry(77, text(1)) } }] });
    expect(table.nameOf(0x7f090000)).toEqual({ packageName: 'com.example', type: '0x9', name: '' });
    expect(table.nameOf(0x01010001)).toBeUndefined();
    expect(table.resolve(0x01010001)).toEqual([]);
  });

  test('leaves a text a text in a string, and an empty chunk out of the configurations', () => {
    const table = read({
      chunks: [
        { typeId: 1, entries: { 0: plainEntry(0, text(2)) } },
        { typeId: 1, config: german, entries: {} },
      ],
    });
    expect(resolved(table, 0x7f010000)).toEqual({ '': { kind: 'text', text: 'res/a.png' } });
    expect(resourceFiles(table)).toEqual([]);
    expect(table.configs().map(configQualifiers)).toEqual(['']);
  });
});

describe('references', () => {
  test('combine what they are for with what their target is for', () => {
    const table = read({
      chunks: [
        { typeId: 2, config: german, entries: { 0: plainEntry(1, reference(0x7f020001)) } },
        { typeId: 2, entries: { 1: plainEntry(1, text(2)) } },
        { typeId: 2, config: hdpi, entries: { 1: plainEntry(1, text(3)) } },
      ],
    });
    expect(resolved(table, 0x7f020000)).toEqual({
      de: { kind: 'file', path: 'res/a.png' },
      'de-hdpi': { kind: 'file', path: 'res/b.png' },
    });
  });

  test('in a circle end', () => {
    const table = read({
      chunks: [
        {
          typeId: 1,
          entries: { 0: plainEntry(0, reference(0x7f010001)), 1: plainEntry(0, reference(0x7f010000)) },
        },
      ],
    });
    expect(table.resolve(0x7f010000)).toEqual([]);
    expect(valueFor(table, 0x7f010000, plainDevice)).toBeUndefined();
  });

  test('that multiply end in good time', () => {
    // Each of thirty resources refers to the next one for forty configurations: 40^30 values.
    const entries = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [index, plainEntry(0, reference(0x7f010001 + index))]),
    );
    const chunks = Array.from({ length: 40 }, (_, mcc) => ({
      typeId: 1,
      config: config({ 4: mcc }),
      entries,
    }));
    const startedAt = performance.now();
    expect(read({ chunks }).resolve(0x7f010000)).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

test('a table with more configurations than any app has is refused', () => {
  const chunks = Array.from({ length: 9000 }, () => ({ typeId: 1, entries: { 0: plainEntry(0, text(0)) } }));
  expect(() => read({ chunks })).toThrow('The table has 9000 configurations for one type.');
});

test('strings that overlap are refused before they fill the memory', () => {
  const long = 'x'.repeat(30_000);
  const many = Array.from({ length: 50 }, (_, index) => `${index}`);
  const bytes = writeTable({
    strings: [long, ...many],
    types: ['string'],
    keys: ['k'],
    chunks: [
      {
        typeId: 1,
        entries: Object.fromEntries(many.map((_, index) => [index, plainEntry(0, text(index + 1))])),
      },
    ],
  });
  // The offsets of the pool, which is the first chunk, start after its header; all of them name the long string.
  for (let index = 1; index <= many.length; index += 1) bytes.writeUInt32LE(0, 12 + 28 + index * 4);
  const table = readResourceTable(bytes, { path: 'app.apk' });
  expect(() => table.entries()).toThrow(expect.objectContaining({ code: 'ARTIFACT_CORRUPT' }));
});

describe('a table that lies', () => {
  const good = writeTable({
    strings,
    types: ['string'],
    keys: ['greeting'],
    chunks: [{ typeId: 1, entries: { 0: plainEntry(0, text(1)) } }],
  });
  const place = { path: 'app.apk', entry: 'resources.arsc' };
  const typeAt = good.indexOf(Buffer.from([0x01, 0x02, 0x54, 0x00]));

  const lying = (at: number, value: number): Buffer => {
    const bytes = Buffer.from(good);
    bytes.writeUInt32LE(value, at);
    return bytes;
  };

  test.each([
    ['is cut off', good.subarray(0, -4)],
    ['is of another kind', lying(0, 0x000c0003)],
    ['announces more entries than it has room for', lying(typeAt + 12, 0x40000000)],
    ['has a configuration that is larger than its chunk', lying(typeAt + 20, 0x40000000)],
    ['has entries outside of their chunk', lying(typeAt + 16, 0xfffffff0)],
    ['names a string that its pool does not have', lying(good.length - 4, 0x1000)],
    ['is empty', Buffer.alloc(0)],
  ])('because it %s is refused with its place', (_, bytes) => {
    const readAll = (): unknown => readResourceTable(bytes, place).valuesOf(0x7f010000);
    expect(readAll).toThrow(
      expect.objectContaining({
        code: 'ARTIFACT_CORRUPT',
        seen: expect.stringMatching(/^app.apk, entry "resources.arsc"/),
      }),
    );
  });
});
