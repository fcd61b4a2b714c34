import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepTimings, readTimings } from './timings-file.ts';

let folder: string;
let said: string[];
const say = (line: string) => void said.push(line);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'timings-'));
  said = [];
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the timings file', () => {
  test('brings back what was kept, and leaves nothing beside it', async () => {
    const path = join(folder, 'state', 'timings.json');
    await keepTimings(path, { 'pixel-8-ar': [900, 1000] }, say);
    expect(await readTimings(path, say)).toEqual({ 'pixel-8-ar': [900, 1000] });
    expect(await readdir(join(folder, 'state'))).toEqual(['timings.json']);
    expect(said).toEqual([]);
  });

  test('is empty before the first run', async () => {
    expect(await readTimings(join(folder, 'timings.json'), say)).toEqual({});
    expect(said).toEqual([]);
  });

  test.each(['{"pixel-8-ar": [90', '{"pixel-8-ar": "soon"}', '{"pixel-8-ar": [-1]}', '[]'])(
    'is named and not used when it says %s',
    async (text) => {
      const path = join(folder, 'timings.json');
      await writeFile(path, text);
      expect(await readTimings(path, say)).toEqual({});
      expect(said).toEqual([`timings of earlier runs not used: ${path} cannot be read`]);
    },
  );

  test('is named when it cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    await keepTimings(join(folder, 'file', 'timings.json'), {}, say);
    expect(said).toEqual([expect.stringContaining('timings of this run not kept: ')]);
  });
});
