import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareFacts } from '../compare/compare-facts.ts';
import { changesText } from '../compare/text.ts';
import { inspectionPage } from '../html/inspection-page.ts';
import { app, buildIpa, makeIpaKit, writeTree, zipTree } from '../ipa/testing/build-ipa.ts';
import { buildAab, signAab } from '../testing/build-app.ts';
import { makeKey } from '../testing/key.ts';
import { inspectionFacts } from './facts.ts';
import { inspectPath } from './inspect-path.ts';
import { inspectionText } from './text.ts';

const microphone = { NSMicrophoneUsageDescription: 'Calls need your voice.' };
const options = { nowMs: Date.UTC(2026, 5, 1), delivered: false };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-inspect-path-'));
  const kit = await makeIpaKit(folder);
  const tree = await buildIpa(kit);
  await writeFile(join(folder, 'chat.ipa'), zipTree(tree));
  await writeFile(
    join(folder, 'newer.ipa'),
    zipTree(await buildIpa(kit, { info: { CFBundleShortVersionString: '9.9.9', ...microphone } })),
  );
  await mkdir(join(folder, 'unpacked'));
  await writeTree(join(folder, 'unpacked'), tree);
  const manifest = `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.bundle"
    android:versionCode="7" android:versionName="1.0"><uses-sdk android:minSdkVersion="24" android:targetSdkVersion="36"/>
    <application android:label="Bundle"/></manifest>`;
  const bundle = await buildAab(folder, { manifest });
  await signAab(bundle, await makeKey(folder, 'upload'));
  await mkdir(join(folder, 'grown'));
  await buildAab(join(folder, 'grown'), {
    manifest,
    resources: { 'raw/photo.jpg': Buffer.alloc(9000, 'ab') },
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('inspectPath', () => {
  test('an IPA: its bundles, and no errors where the store would have none', async () => {
    const inspection = await inspectPath(join(folder, 'chat.ipa'), options);
    expect(inspection).toMatchObject({ kind: 'ipa', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(inspection.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const text = inspectionText(inspection);
    expect(text).toContain('app          com.example.chat');
    expect(text).toContain('hashes verified');
    const page = inspectionPage(inspection);
    expect(page).toContain('class="group kind k-executable"');
    expect(page).toContain('<h2>Signature</h2>');
  });

  test('the same app as a folder says the same, and has no hash', async () => {
    const inspection = await inspectPath(join(folder, 'unpacked', app), options);
    expect(inspection).toMatchObject({ kind: 'app', sha256: undefined });
    expect(inspectionText(inspection)).toContain('a folder has none');
    expect(inspectionPage(inspection)).toContain('class="group kind k-executable"');
  });

  test('a bundle: its modules, and what its devices download when that is asked for', async () => {
    const path = join(folder, 'app.aab');
    expect(await inspectPath(path, options)).toMatchObject({
      kind: 'aab',
      delivered: [],
      signature: { verified: true, state: 'signed', problems: [] },
    });
    const inspection = await inspectPath(path, { ...options, delivered: true });
    expect(inspection.kind === 'aab' && inspection.delivered.length).toBeGreaterThan(0);
    expect(inspectionText(inspection)).toContain('modules      base (base)');
    expect(inspection.sizes.download?.method).toContain('the APKs');
    expect(inspectionPage(inspection)).toContain('class="group kind k-resource-table"');
  });

  test('of two IPAs what the new one may do comes first, then its version', async () => {
    const [before, after] = await Promise.all(
      ['chat.ipa', 'newer.ipa'].map((name) => inspectPath(join(folder, name), options)),
    );
    if (before === undefined || after === undefined) throw new Error('both were asked for');
    const text = changesText(compareFacts(inspectionFacts(before), inspectionFacts(after)));
    expect(text.split('\n').slice(0, 3)).toEqual([
      'permissions (1)',
      `+ ${app} NSMicrophoneUsageDescription  Calls need your voice.`,
      '',
    ]);
    expect(text).toContain(`~ ${app} version`);
    expect(text).toContain('→ 9.9.9');
  });

  test('of two bundles what each class of devices downloads is compared, when that is asked for', async () => {
    const paths = [join(folder, 'app.aab'), join(folder, 'grown', 'app.aab')];
    const downloads = async (delivered: boolean) => {
      const [before, after] = await Promise.all(
        paths.map((path) => inspectPath(path, { ...options, delivered })),
      );
      if (before === undefined || after === undefined) throw new Error('both were asked for');
      const changes = compareFacts(inspectionFacts(before), inspectionFacts(after));
      return changes.filter(({ section }) => section === 'downloads');
    };
    expect(await downloads(false)).toEqual([]);
    const compared = await downloads(true);
    expect(compared.map(({ name, kind }) => `${kind} ${name}`)).toEqual(['changed API 24-']);
    for (const { growthBytes } of compared) expect(growthBytes).toBeGreaterThan(0);
  });

  test.each(['chat.ipa', 'app.aab'])(
    '%s: a local header that contradicts the directory is told, for other programs go by it',
    async (name) => {
      const bytes = await readFile(join(folder, name));
      // The first letter of the first entry's name.
      bytes.write('X', 30);
      await writeFile(join(folder, `crossed-${name}`), bytes);
      const { findings } = await inspectPath(join(folder, `crossed-${name}`), options);
      expect(findings).toContainEqual(expect.objectContaining({ rule: 'zip/local-header-differs' }));
    },
  );

  test.each([
    ['empty.zip', Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64'), 'ARTIFACT_UNKNOWN_KIND'],
    ['text.ipa', Buffer.from('not a zip'), 'ARTIFACT_UNKNOWN_KIND'],
    ['cut.apk', Buffer.from('PK\u0003\u0004 and nothing else'), 'ARTIFACT_CORRUPT'],
  ])('refuses %s', async (name, bytes, code) => {
    await writeFile(join(folder, name), bytes);
    await expect(inspectPath(join(folder, name), options)).rejects.toMatchObject({ code });
  });
});
