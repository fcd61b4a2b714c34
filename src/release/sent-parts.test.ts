import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sentPartsIn } from './sent-parts.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-parts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('remembers what arrived for the next process, and nothing before that', async () => {
  expect(await sentPartsIn(folder).read()).toEqual([]);
  await sentPartsIn(folder).add('file-1 2');
  await sentPartsIn(folder).add('file-1 1');
  expect(await sentPartsIn(folder).read()).toEqual(['file-1 2', 'file-1 1']);
});

test('a line that a kill has cut off does not count', async () => {
  await sentPartsIn(folder).add('file-1 2');
  await appendFile(join(folder, 'upload-parts.txt'), 'file-1 1');
  expect(await sentPartsIn(folder).read()).toEqual(['file-1 2']);
  // Whoever goes on appends to the broken line: that part is sent once more, and no other is taken for sent.
  await sentPartsIn(folder).add('file-1 3');
  expect(await sentPartsIn(folder).read()).toEqual(['file-1 2', 'file-1 1file-1 3']);
});
