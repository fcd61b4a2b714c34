import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArtifact } from '../read-artifact.ts';
import { buildApk } from '../testing/build-app.ts';
import type { XmlElement } from '../xml-tree.ts';
import { isBinaryXml, parseBinaryXml } from './binary-xml.ts';
import { writeBinaryXml } from './testing/write-binary-xml.ts';

// Longer than 127, where one byte of length no longer does, and beyond the basic plane.
const long = `größe ${'ä'.repeat(300)} 🚢`;
const utf8Flag = 1 << 8;
let folder: string;
let documents: Readonly<Record<'AndroidManifest.xml' | 'res/xml/note.xml', Buffer>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-xml-'));
  const apk = await openArtifact(
    await buildApk(folder, {
      manifest: `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.xml"
        android:versionCode="0x10" android:versionName="${long}"><application android:icon="@xml/note"/></manifest>`,
      resources: {
        'xml/note.xml': `<note title="${long}"><empty/>text<nested on="true"><deeper/></nested></note>`,
      },
    }),
  );
  documents = {
    'AndroidManifest.xml': await apk.readEntry('AndroidManifest.xml'),
    'res/xml/note.xml': await apk.readEntry('res/xml/note.xml'),
  };
  await apk.close();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function parse(name: keyof typeof documents): XmlElement {
  return parseBinaryXml(documents[name], { path: 'app.apk', entry: name });
}

/** The flags of the string pool, which is the first chunk of the document. */
function isUtf8(name: keyof typeof documents): boolean {
  return (documents[name].readUInt32LE(8 + 16) & utf8Flag) !== 0;
}

describe('parseBinaryXml', () => {
  test('reads UTF-8 strings, nesting and text between elements', () => {
    expect(isUtf8('res/xml/note.xml')).toBe(true);
    const element = (name: string, ...children: readonly object[]) => ({ name, attributes: [], children });
    expect(parse('res/xml/note.xml')).toEqual({
      name: 'note',
      text: 'text',
      attributes: [{ name: 'title', resourceId: 0, value: { kind: 'text', text: long } }],
      children: [
        element('empty'),
        {
          ...element('nested', element('deeper')),
          attributes: [{ name: 'on', resourceId: 0, value: { kind: 'boolean', boolean: true } }],
        },
      ],
    });
  });

  test('reads UTF-16 strings, hexadecimal numbers and references', () => {
    expect(isUtf8('AndroidManifest.xml')).toBe(false);
    const { attributes, children } = parse('AndroidManifest.xml');
    const values = Object.fromEntries(attributes.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({
      versionCode: { kind: 'integer', integer: 16 },
      versionName: { kind: 'text', text: long },
    });
    expect(children[0]?.attributes[0]).toMatchObject({
      name: 'icon',
      resourceId: 0x01010002,
      value: { kind: 'reference', id: 0x7f010000 },
    });
  });

  test('refuses a document that is cut off, with the offset', () => {
    const cut = documents['res/xml/note.xml'].subarray(0, -30);
    expect(() => parseBinaryXml(cut, { path: 'app.apk', entry: 'x' })).toThrow(
      expect.objectContaining({
        code: 'ARTIFACT_CORRUPT',
        seen: expect.stringMatching(/^app.apk, entry "x"/),
      }),
    );
  });

  test.each([
    // A start tag has its attributes' stride and count 26 and 28 bytes after its own start.
    ['overlap', (bytes: Buffer, at: number) => bytes.writeUInt16LE(0, at + 26)],
    ['are more than there is room for', (bytes: Buffer, at: number) => bytes.writeUInt16LE(0xffff, at + 28)],
  ])('refuses attributes that %s', (_, damage) => {
    const bytes = Buffer.from(documents['res/xml/note.xml']);
    damage(bytes, bytes.indexOf(Buffer.from([0x02, 0x01, 0x10, 0x00])));
    expect(() => parseBinaryXml(bytes, { path: 'app.apk' })).toThrow(
      expect.objectContaining({ code: 'ARTIFACT_CORRUPT' }),
    );
  });

  test('refuses text that is repeated without end', () => {
    const texts = Array.from({ length: 200 }, () => ({ name: 'b' }));
    const once = writeBinaryXml({ name: 'a', text: 'x'.repeat(20_000), children: texts });
    const start = once.indexOf(Buffer.from([0x04, 0x01, 0x10, 0x00]));
    const text = once.subarray(start, start + 28);
    const end = once.length - 24;
    const many = Buffer.concat([once.subarray(0, end), ...texts.map(() => text), once.subarray(end)]);
    many.writeUInt32LE(many.length, 4);
    expect(() => parseBinaryXml(many, { path: 'app.apk' })).toThrow(
      expect.objectContaining({ code: 'ARTIFACT_CORRUPT' }),
    );
  });

  test('plain text is not compiled XML', () => {
    expect(isBinaryXml(Buffer.from('<manifest package="x"/>'))).toBe(false);
    expect(isBinaryXml(documents['AndroidManifest.xml'])).toBe(true);
  });
});
