import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { ApiSpec } from '../../src/emulators/specs/spec.ts';
import { type DiscoveryDocument, deriveSpec, specText } from './derive.ts';
import { newerById } from './newer.ts';

const document: DiscoveryDocument = {
  id: 'letters:v1',
  revision: '20260101',
  parameters: { alt: { type: 'string', enum: ['json'], description: 'prose', location: 'query' } },
  resources: {
    letters: {
      methods: {
        send: {
          id: 'letters.send',
          httpMethod: 'POST',
          path: 'v1/{+parent}/letters/{size}',
          flatPath: 'v1/boxes/{boxesId}/letters/{size}',
          parameters: {
            parent: { type: 'string', location: 'path', required: true },
            size: { type: 'integer', format: 'int32', location: 'path', required: true },
            draft: { type: 'boolean', location: 'query' },
          },
          request: { $ref: 'Letter' },
          mediaUpload: { maxSize: '1024' },
        },
      },
    },
  },
  schemas: {
    Letter: {
      properties: {
        to: { type: 'string', description: 'Required. Who gets it.' },
        kind: { type: 'string', description: 'Required. Defaults to plain.' },
        lines: { type: 'array', items: { $ref: 'Line' } },
        marks: { type: 'object', additionalProperties: { type: 'string', format: 'int64' } },
      },
    },
    Line: {},
  },
};

describe('a derived spec', () => {
  const spec = deriveSpec({
    document,
    sha256: 'ab',
    newer: {
      from: 'typings',
      methods: {},
      queries: { 'letters.send': { fast: { type: 'boolean' } } },
      schemas: { Line: { text: { type: 'string' } }, Stamp: {} },
    },
  });

  test('keeps what can be checked and drops the prose', () => {
    expect(spec.methods).toEqual({
      'letters.send': {
        http: 'POST',
        path: 'v1/boxes/{boxesId}/letters/{size}',
        parts: { size: { type: 'integer', format: 'int32' } },
        query: { draft: { type: 'boolean' }, fast: { type: 'boolean' } },
        request: 'Letter',
        uploadBytes: 1024,
      },
    });
    expect(spec.schemas.Letter).toEqual({
      to: { type: 'string', required: true },
      kind: { type: 'string' },
      lines: { type: 'array', items: { ref: 'Line' } },
      marks: { type: 'object', values: { type: 'string', format: 'int64' } },
    });
    expect(spec.parameters).toEqual({ alt: { type: 'string', enum: ['json'] } });
  });

  test('says what is newer than the document', () => {
    expect(spec.source).toEqual({
      id: 'letters:v1',
      revision: '20260101',
      sha256: 'ab',
      newer: { from: 'typings', names: ['letters.send.fast', 'Line.text', 'Stamp'] },
    });
    expect(spec.schemas.Line).toEqual({ text: { type: 'string' } });
  });

  test('is written so that it reads back', () => {
    expect(JSON.parse(specText(spec))).toEqual(spec);
  });
});

describe.each(['androidpublisher-v3', 'playdeveloperreporting-v1beta1'])('%s as it is shipped', (name) => {
  const read = async () => {
    const url = new URL(`../../src/emulators/specs/${name}.json`, import.meta.url);
    const text = await readFile(url, 'utf8');
    return { text, spec: JSON.parse(text) as ApiSpec };
  };

  test('is written by the script, without prose, and names its source', async () => {
    const { text, spec } = await read();
    expect(specText(spec) === text).toBe(true);
    expect(/"(description|enumDescriptions|documentationLink)":"/.test(text)).toBe(false);
    expect(spec.source.revision).toMatch(/^\d{8}$/);
    const newer = newerById[spec.source.id];
    expect(spec.source.newer.from).toBe(newer?.from);
    expect(Object.keys(newer?.methods ?? {}).every((id) => spec.methods[id] !== undefined)).toBe(true);
  });

  test('has every schema that it refers to', async () => {
    const { text, spec } = await read();
    const referred = [...text.matchAll(/"(?:ref|request|response)":"(\w+)"/g)].map(
      ([, schema]) => schema ?? '',
    );
    expect(referred.length).toBeGreaterThan(40);
    expect(referred.filter((schema) => spec.schemas[schema] === undefined)).toEqual([]);
  });
});
