import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { appStorePaths } from './app-store-paths.ts';
import { deriveOpenApi } from './derive.ts';
import { type JsonObject, objectAt, objectOf, referencesIn } from './json.ts';
import { openApiText } from './open-api-text.ts';
import { typesHeader } from './types-text.ts';

const fields = (type: string) => ({
  name: `fields[${type}]`,
  in: 'query',
  description: 'prose',
  schema: { type: 'array', items: { type: 'string', enum: ['name'] } },
  style: 'form',
  explode: false,
});

const linkage = (type: string) => ({
  type: 'object',
  properties: { data: { type: 'object', properties: { type: { type: 'string', enum: [type] } } } },
});

const answer = (name: string) => ({
  description: 'prose',
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});

const document: JsonObject = {
  openapi: '3.0.1',
  info: { title: 'Letters', version: '2.1', description: 'prose' },
  servers: [{ url: 'https://letters.example/' }],
  paths: {
    '/letters': {
      get: {
        tags: ['Letters'],
        parameters: [fields('letters'), fields('stamps')],
        responses: { '200': answer('LettersResponse'), '400': answer('ErrorResponse') },
      },
    },
    '/letters/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { parameters: [fields('letters')], responses: { '200': answer('LettersResponse') } },
      delete: { responses: { '204': { description: 'prose' } } },
    },
    '/stamps': { get: { responses: { '200': answer('Stamp') } } },
  },
  components: {
    schemas: {
      ErrorResponse: { type: 'object', title: 'ErrorResponse', properties: {} },
      Stamp: { type: 'object', properties: { type: { type: 'string', enum: ['stamps'] } } },
      Letter: {
        type: 'object',
        title: 'Letter',
        properties: {
          type: { type: 'string', enum: ['letters'] },
          attributes: { type: 'object', properties: { title: { type: 'string', description: 'prose' } } },
          relationships: {
            type: 'object',
            properties: { stamp: linkage('stamps'), answerTo: linkage('letters') },
          },
        },
        required: ['type'],
      },
      LettersResponse: {
        type: 'object',
        properties: {
          data: { type: 'array', items: { $ref: '#/components/schemas/Letter' } },
          included: {
            type: 'array',
            items: {
              oneOf: [{ $ref: '#/components/schemas/Stamp' }],
              discriminator: { propertyName: 'type', mapping: { stamps: '#/components/schemas/Stamp' } },
            },
          },
        },
      },
    },
  },
};

describe('a derived OpenAPI document', () => {
  const paths = { '/letters': ['get'], '/letters/{id}': ['get', 'delete'] } as const;
  const spec = deriveOpenApi({ document, sha256: 'ab', paths });

  test('names its source and drops the prose, but no property of that name', () => {
    expect(spec.info).toEqual({ title: 'Letters', version: '2.1', 'x-sha256': 'ab' });
    expect(JSON.stringify(spec)).not.toContain('prose');
    expect(
      objectAt(spec, 'components', 'schemas', 'Letter', 'properties', 'attributes', 'properties'),
    ).toEqual({ title: { type: 'string' } });
  });

  test('keeps the listed calls, and of each what may be asked and answered', () => {
    expect(spec.paths).toEqual({
      '/letters': {
        get: {
          parameters: [{ $ref: '#/components/parameters/fields.letters' }],
          responses: {
            '200': { ...answer('LettersResponse'), description: '' },
            default: { $ref: '#/components/responses/Refused' },
          },
        },
      },
      '/letters/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: expect.objectContaining({
          parameters: [{ $ref: '#/components/parameters/fields.letters' }],
        }),
        delete: {
          responses: {
            '204': { description: '' },
            default: { $ref: '#/components/responses/Refused' },
          },
        },
      },
    });
  });

  test('knows nothing of types that no listed call answers with', () => {
    const schemas = objectAt(spec, 'components', 'schemas');
    expect(Object.keys(schemas).toSorted()).toEqual(['ErrorResponse', 'Letter', 'LettersResponse']);
    const letter = objectAt(schemas, 'Letter', 'properties', 'relationships', 'properties');
    expect(Object.keys(letter)).toEqual(['answerTo']);
    expect(Object.keys(objectAt(schemas, 'LettersResponse', 'properties'))).toEqual(['data']);
  });

  test('refuses a call that the document does not have', () => {
    expect(() => deriveOpenApi({ document, sha256: '', paths: { '/letters': ['patch'] } })).toThrow(
      'the document has no patch',
    );
  });

  test('is written so that it reads back', () => {
    expect(JSON.parse(openApiText(spec))).toEqual(spec);
  });
});

describe('app-store-connect.json as it is shipped', async () => {
  const url = new URL('../../../src/emulators/specs/app-store-connect.json', import.meta.url);
  const text = await readFile(url, 'utf8');
  const spec = JSON.parse(text) as JsonObject;

  test('is written by the script, without prose, and names its source', () => {
    expect(openApiText(spec) === text).toBe(true);
    expect(/"(?:description|title|summary)":"[^"]+"/.exec(text.replace(/"info": .*/, ''))).toBeNull();
    expect(objectAt(spec, 'info')['x-sha256']).toMatch(/^[0-9a-f]{64}$/);
  });

  test('has the listed calls and no others', () => {
    const calls = Object.entries(objectAt(spec, 'paths')).map(([path, methods]) => [
      path,
      Object.keys(objectOf(methods))
        .filter((name) => name !== 'parameters')
        .toSorted(),
    ]);
    const listed = Object.entries(appStorePaths).map(([path, methods]) => [path, [...methods].sort()]);
    expect(calls).toEqual(listed);
  });

  test('has every schema that it refers to', () => {
    const schemas = objectAt(spec, 'components', 'schemas');
    const referred = new Set(referencesIn(spec));
    expect(referred.size).toBeGreaterThan(100);
    expect([...referred].filter((name) => schemas[name] === undefined)).toEqual([]);
    expect(Object.keys(schemas).filter((name) => !referred.has(name))).toEqual([]);
  });

  test('is what the types of the client were made of', async () => {
    const types = new URL('../../../src/app-store-connect-api/generated/schema.ts', import.meta.url);
    expect((await readFile(types, 'utf8')).split('\n', 1)[0]).toBe(typesHeader(text));
  });
});
