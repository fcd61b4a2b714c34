import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withCommandHelp } from './generate/command-help.ts';
import { errorsPage } from './generate/errors-page.ts';
import { fullSchema, type JsonSchema, jsonConfigSchema } from './generate/json-schema.ts';
import { withKeyTables } from './generate/key-tables.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('the JSON schema', () => {
  test('takes no unknown key anywhere', () => {
    const open = objectsIn(jsonConfigSchema()).filter(
      ({ additionalProperties }) => additionalProperties !== false,
    );
    expect(open).toEqual([]);
  });

  test('says of every key what it means', () => {
    const silent = objectsIn(fullSchema()).flatMap(({ properties = {} }) =>
      Object.entries(properties).filter(([, { description = '' }]) => description === ''),
    );
    expect(silent).toEqual([]);
  });

  test('has nothing that JSON cannot hold', () => {
    expect(JSON.stringify(fullSchema())).toContain('x-functions-only');
    expect(JSON.stringify(jsonConfigSchema())).not.toContain('x-functions-only');
    expect(gateOf(fullSchema())).toEqual(['command', 'url', 'tokenVariable', 'ask', 'timeout', 'maxAge']);
    expect(gateOf(jsonConfigSchema())).toEqual(['command', 'url', 'tokenVariable', 'timeout', 'maxAge']);
  });

  test('is the one that is checked in', () => {
    const file = readFileSync(join(root, 'docs/slipway.config.schema.json'), 'utf8');
    expect(file).toBe(`${JSON.stringify(jsonConfigSchema(), null, 2)}\n`);
  });
});

test('the error page has a row for each code, sorted, with its exit code', () => {
  const page = errorsPage({
    B_CODE: { exit: 'usage', meaning: 'Wrong | bad.', remedy: 'Mend.', retryable: false },
    A_CODE: { exit: 'unavailable', meaning: 'Gone.', remedy: 'Wait.', retryable: true },
  });
  expect(page.split('\n').slice(-4)).toEqual([
    '| --- | --- | --- | --- | --- |',
    '| `A_CODE` | 6 | yes | Gone. | Wait. |',
    '| `B_CODE` | 2 | no | Wrong \\| bad. | Mend. |',
    '',
  ]);
});

test('a page without markers is refused', () => {
  expect(() => withKeyTables('# The config\n')).toThrow('has lost its markers');
});

test('a command that the page leaves out is named', async () => {
  await expect(withCommandHelp('# Commands\n')).rejects.toThrow(/<!-- help: NAME -->.* for .*halt/);
});

describe('the command', () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'slipway-generate-'));
    for (const folder of ['bin', 'scripts', 'tools', 'src', 'docs'])
      cpSync(join(root, folder), join(copy, folder), { recursive: true });
    cpSync(join(root, 'package.json'), join(copy, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  });
  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['tools/generate.ts', ...args], { cwd: copy, encoding: 'utf8' });

  test('--check names a file that is out of date and leaves it; without it, the file is written', {
    timeout: 90_000,
  }, () => {
    execFileSync(process.execPath, ['tools/generate.ts'], { cwd: copy });
    expect(run('--check')).toMatchObject({ status: 0, stdout: '' });

    const page = join(copy, 'docs/ERRORS.md');
    const right = readFileSync(page, 'utf8');
    writeFileSync(page, 'old\n');
    expect(run('--check')).toMatchObject({
      status: 1,
      stdout: 'docs/ERRORS.md is out of date; run: node tools/generate.ts\n',
    });
    expect(readFileSync(page, 'utf8')).toBe('old\n');

    expect(run()).toMatchObject({ status: 0, stdout: 'wrote docs/ERRORS.md\n' });
    expect(readFileSync(page, 'utf8')).toBe(right);
  });
});

/** Every object of the config in a schema, itself first. */
function objectsIn(schema: JsonSchema): readonly JsonSchema[] {
  const { properties = {}, additionalProperties, items, anyOf = [], oneOf = [] } = schema;
  const below = [
    ...Object.values(properties),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
    ...(items === undefined ? [] : [items]),
    ...anyOf,
    ...oneOf,
  ].flatMap(objectsIn);
  return schema.properties === undefined ? below : [schema, ...below];
}

function gateOf(schema: JsonSchema): readonly string[] {
  const gate = objectsIn(schema).find(({ properties }) => properties?.gate !== undefined)?.properties?.gate;
  return Object.keys(gate?.properties ?? {});
}
