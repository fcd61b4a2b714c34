import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeBinaryXml } from '../apk/testing/write-binary-xml.ts';
import { plainEntry, writeTable } from '../apk/testing/write-table.ts';
import { iconCatalog, wholeIcon } from '../assets-car/testing/icon-catalog.ts';
import { writeXmlPlist } from '../plist/testing/write-plist.ts';
import { writeDex } from '../scan/testing/write-dex.ts';
import { buildAab } from '../testing/build-app.ts';
import { type FileToZip, writeZip } from '../testing/write-zip.ts';
import { openZip } from '../zip/open-zip.ts';
import { memorySource } from '../zip/testing/memory-source.ts';
import { inspectPath } from './inspect-path.ts';

const options = { nowMs: Date.UTC(2026, 5, 1), delivered: false };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-damage-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The three ways in which a zip file lies about an entry and still opens. */
const lies: Readonly<Record<string, (file: FileToZip) => FileToZip>> = {
  'a size that is a lie': (file) => ({ ...file, claims: { sizeBytes: file.content.length + 7 } }),
  'a size that is too small': (file) => ({ ...file, claims: { sizeBytes: 3 } }),
  'a CRC-32 that does not match': (file) => ({ ...file, claims: { crc32: 1 } }),
};

/** Inspects the files as one, `damaged` among them told with a lie. */
async function inspectWith(files: readonly FileToZip[], damaged: string, lie: string) {
  expect(files.map(({ name }) => name)).toContain(damaged);
  const path = join(folder, 'damaged.zip');
  await writeFile(
    path,
    writeZip(files.map((file) => (file.name === damaged ? (lies[lie]?.(file) ?? file) : file))),
  );
  return inspectPath(path, options);
}

/** What an inspection has to say of an entry, but for the zip file as such. */
async function rulesAbout(files: readonly FileToZip[], damaged: string, lie: string) {
  const { findings } = await inspectWith(files, damaged, lie);
  return findings
    .filter(({ place, message }) => place === damaged || message.includes(damaged))
    .filter(({ rule, severity }) => severity === 'error' && !rule.startsWith('zip/'))
    .map(({ rule }) => rule);
}

const apk: readonly FileToZip[] = [
  {
    name: 'AndroidManifest.xml',
    content: writeBinaryXml({ name: 'manifest', attributes: { package: 'com.example.damaged' } }),
  },
  { name: 'classes.dex', content: writeDex({ strings: ['hello'], defines: ['Lcom/example/Main;'] }) },
  { name: 'classes2.dex', content: writeDex({ strings: ['more'], defines: ['Lcom/adjust/sdk/Adjust;'] }) },
  {
    name: 'resources.arsc',
    content: writeTable({
      strings: ['Damaged'],
      types: ['string'],
      keys: ['app_name'],
      chunks: [{ typeId: 1, entries: { 0: plainEntry(0, { type: 3, data: 0 }) } }],
    }),
  },
];

describe.each(Object.keys(lies))('an APK with %s', (lie) => {
  test.each(['classes.dex', 'classes2.dex'])('of %s', async (name) => {
    const rules = await rulesAbout(apk, name, lie);
    expect(rules).toContain('content/damaged');
    // The header of the code is read without the rest, so that it knows of no CRC-32.
    if (lie.includes('size')) expect(rules).toContain('manifest/unreadable-file');
  });

  test('of resources.arsc', async () => {
    const rules = await rulesAbout(apk, 'resources.arsc', lie);
    expect(rules).toEqual(expect.arrayContaining(['manifest/unreadable-file', 'content/damaged']));
  });

  test('is read all the same', async () => {
    const inspection = await inspectWith(apk, 'classes.dex', lie);
    expect(inspection).toMatchObject({
      details: { manifest: { applicationId: 'com.example.damaged' } },
      scan: { sdks: [{ name: 'Adjust' }], damaged: [{ entry: 'classes.dex' }] },
    });
  });

  test('of the manifest is refused with its place', async () => {
    await expect(inspectWith(apk, 'AndroidManifest.xml', lie)).rejects.toMatchObject({
      code: 'ARTIFACT_CORRUPT',
      seen: expect.stringContaining('entry "AndroidManifest.xml"'),
    });
  });
});

describe('a bundle', () => {
  let files: readonly FileToZip[];

  beforeAll(async () => {
    await mkdir(join(folder, 'bundle'));
    const path = await buildAab(join(folder, 'bundle'), {
      manifest: `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.damaged">
        <application android:label="@string/name"/></manifest>`,
      resources: { 'values/strings.xml': '<resources><string name="name">Damaged</string></resources>' },
    });
    const zip = await openZip(memorySource(await readFile(path)));
    const own = await Promise.all(
      [...zip.entries.keys()].map(async (name) => ({ name, content: (await zip.read(name)) as Buffer })),
    );
    const config = { name: 'BundleConfig.pb', content: Buffer.from('0a0412023131', 'hex') };
    files = [
      ...own.filter(({ name }) => name !== config.name),
      config,
      { name: 'base/dex/classes.dex', content: writeDex({ strings: ['hello'] }) },
    ];
  });

  test.each(Object.keys(lies))('with %s of code or resources is read all the same', async (lie) => {
    expect(await rulesAbout(files, 'base/dex/classes.dex', lie)).toContain('content/damaged');
    expect(await rulesAbout(files, 'base/resources.pb', lie)).toContain('bundle/unreadable-file');
    expect(await inspectWith(files, 'base/resources.pb', lie)).toMatchObject({
      details: { manifest: { applicationId: 'com.example.damaged' }, locales: [] },
    });
  });

  test('whose APKs cannot be worked out says so, when they are asked for', async () => {
    await inspectWith(files, 'base/dex/classes.dex', 'a CRC-32 that does not match');
    const path = join(folder, 'damaged.zip');
    expect(await inspectPath(path, { ...options, delivered: true })).toMatchObject({
      delivered: [],
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'bundle/delivered-sizes-unknown', severity: 'error' }),
      ]),
    });
  });

  test.each(['base/manifest/AndroidManifest.xml', 'BundleConfig.pb'])(
    'with a damaged %s is refused with its place',
    async (name) => {
      await expect(inspectWith(files, name, 'a CRC-32 that does not match')).rejects.toMatchObject({
        code: 'ARTIFACT_CORRUPT',
        seen: expect.stringContaining(`entry "${name}"`),
      });
    },
  );
});

describe('an IPA', () => {
  const app = 'Payload/A.app';
  const kit = `${app}/Frameworks/Kit.framework`;
  const info = (id: string, executable: string) =>
    writeXmlPlist({ CFBundleIdentifier: id, CFBundleExecutable: executable, CFBundleIconFiles: ['Icon'] });
  const files: readonly FileToZip[] = Object.entries({
    [`${app}/Info.plist`]: info('com.example.damaged', 'A'),
    [`${app}/A`]: Buffer.from('cffaedfe', 'hex'),
    [`${app}/embedded.mobileprovision`]: Buffer.from('no profile'),
    [`${app}/Assets.car`]: iconCatalog(wholeIcon),
    [`${app}/PrivacyInfo.xcprivacy`]: writeXmlPlist({ NSPrivacyTracking: false }),
    [`${app}/_CodeSignature/CodeResources`]: writeXmlPlist({ files2: {} }),
    [`${app}/libloose.dylib`]: Buffer.from('no code'),
    [`${app}/Icon.png`]: Buffer.from('no picture'),
    [`${kit}/Info.plist`]: info('com.example.kit', 'Kit'),
  }).map(([name, content]) => ({ name, content }));

  test.each([
    [`${app}/A`, 'ios/unreadable-binary'],
    [`${app}/embedded.mobileprovision`, 'unreadable-profile'],
    [`${app}/Assets.car`, 'ios/unreadable-asset-catalog'],
    [`${app}/PrivacyInfo.xcprivacy`, 'unreadable-privacy-manifest'],
    [`${app}/_CodeSignature/CodeResources`, 'unreadable-seal'],
    [`${app}/libloose.dylib`, 'ios/unreadable-binary'],
    [`${kit}/Info.plist`, 'unreadable-info-plist'],
  ])('with a damaged %s is read all the same', async (name, rule) => {
    for (const lie of Object.keys(lies)) {
      const rules = await rulesAbout(files, name, lie);
      expect(
        rules.map((one) => one.endsWith(rule.split('/').at(-1) ?? '')),
        lie,
      ).toContain(true);
      const inspection = await inspectWith(files, name, lie);
      expect(inspection).toMatchObject({ app: { app: { info: { bundleId: 'com.example.damaged' } } } });
    }
  });

  test('with a damaged Info.plist or icon tells that and reads the others', async () => {
    const lie = 'a CRC-32 that does not match';
    expect((await rulesAbout(files, `${app}/Info.plist`, lie)).join()).toContain('unreadable-info-plist');
    const { findings } = await inspectWith(files, `${app}/Icon.png`, lie);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'zip/damaged-entry', place: `${app}/Icon.png` }),
    );
  });
});
