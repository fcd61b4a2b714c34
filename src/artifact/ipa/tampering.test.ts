import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readIpa } from './read-ios.ts';
import { app, appex, buildIpa, framework, type IpaKit, makeIpaKit, zipTree } from './testing/build-ipa.ts';
import { openTestZip } from './testing/open-test-zip.ts';
import type { Tree } from './testing/seal-bundle.ts';

const nowMs = Date.UTC(2026, 5, 1);
let folder: string;
let kit: IpaKit;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-ipa-'));
  kit = await makeIpaKit(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inspect = async (tree: Tree) => readIpa(await openTestZip(zipTree(tree)), { nowMs, roots: kit.roots });
const rulesOf = async (tree: Tree) =>
  (await inspect(tree)).findings.map(({ rule, place }) => `${rule} at ${place}`);

describe('what was changed after signing', () => {
  async function changed(change: (tree: Tree) => void): Promise<readonly string[]> {
    const tree = await buildIpa(kit);
    change(tree);
    return rulesOf(tree);
  }
  const flip = (tree: Tree, name: string, at: number) => {
    const bytes = tree.get(name) as Buffer;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
  };

  test('one byte of the code', async () => {
    expect(await changed((tree) => flip(tree, `${app}/Chat`, 0x4000))).toEqual([
      `itms-90035/code-altered at ${app}/Chat`,
    ]);
  });
  test('one byte of a framework’s code: also the app, which seals the framework’s files', async () => {
    expect(await changed((tree) => flip(tree, `${framework}/Kit`, 0x4000))).toEqual([
      `itms-90035/code-altered at ${framework}/Kit`,
      `itms-90035/resources-altered at ${app}`,
    ]);
  });
  test('Info.plist', async () => {
    expect(await changed((tree) => flip(tree, `${app}/Info.plist`, 60))).toContain(
      `itms-90035/sealed-part-differs at ${app}/Chat`,
    );
  });
  test('a resource changed, removed, added', async () => {
    const tree = await buildIpa(kit);
    flip(tree, `${app}/AppIcon60x60@2x.png`, 0);
    tree.delete(`${app}/PrivacyInfo.xcprivacy`);
    tree.set(`${app}/extra.js`, Buffer.from('1'));
    const messages = (await inspect(tree)).findings.filter(
      ({ rule }) => rule === 'itms-90035/resources-altered',
    );
    expect(messages.map(({ message }) => message.replace(/ \(Apple.*/, ''))).toEqual([
      'Changed after signing: AppIcon60x60@2x.png',
      'Sealed and missing: PrivacyInfo.xcprivacy',
      'Added after signing: extra.js',
    ]);
  });
  test('an optional resource removed, and what the rules leave out added', async () => {
    const rules = await changed((tree) => {
      tree.delete(`${app}/en.lproj/Localizable.strings`);
      tree.set(`${app}/.DS_Store`, Buffer.from('x'));
    });
    expect(rules).toEqual([]);
  });
  test('the seal itself', async () => {
    const rules = await changed((tree) => {
      const name = `${app}/_CodeSignature/CodeResources`;
      tree.set(name, Buffer.concat([tree.get(name) as Buffer, Buffer.from('\n')]));
    });
    expect(rules).toEqual([`itms-90035/sealed-part-differs at ${app}/Chat`]);
  });
  test('the profile edited: its own signature and the seal tell', async () => {
    const rules = await changed((tree) => {
      const bytes = tree.get(`${app}/embedded.mobileprovision`) as Buffer;
      bytes.write('2029', bytes.indexOf('2027'));
    });
    expect(rules).toEqual([
      `itms-90161/profile-tampered at ${app}`,
      `itms-90035/resources-altered at ${app}`,
    ]);
  });
  test('the profile taken out', async () => {
    expect(await changed((tree) => tree.delete(`${app}/embedded.mobileprovision`))).toEqual([
      `itms-90174/profile-missing at ${app}`,
      `itms-90035/resources-altered at ${app}`,
    ]);
  });
  test('parts that are no longer what they were', async () => {
    const rules = await changed((tree) => {
      tree.set(`${app}/Info.plist`, Buffer.from('{ old = style; }'));
      tree.set(`${app}/embedded.mobileprovision`, Buffer.from('0'));
      tree.set(`${framework}/Kit`, Buffer.from('text'));
      tree.set(`${appex}/_CodeSignature/CodeResources`, Buffer.from('x'));
    });
    expect(rules).toEqual(
      expect.arrayContaining([
        `itms-90036/unreadable-info-plist at ${app}/Info.plist`,
        `itms-90161/unreadable-profile at ${app}/embedded.mobileprovision`,
        `itms-90085/unreadable-binary at ${framework}/Kit`,
        `itms-90035/unreadable-seal at ${appex}/_CodeSignature/CodeResources`,
      ]),
    );
  });

  test('by somebody who is not Apple’s customer', async () => {
    const zip = await openTestZip(zipTree(await buildIpa(kit)));
    expect((await readIpa(zip, { nowMs })).findings).toMatchObject([
      {
        rule: 'itms-90034/certificate-not-of-apple',
        severity: 'warning',
        place: 'Payload/Chat.app, Payload/Chat.app/PlugIns/Share.appex',
      },
    ]);
  });
  test('without the certificates on the way to a root', async () => {
    const certificates = kit.signer.certificates.slice(0, 1);
    const tree = await buildIpa(kit, { signing: { signer: { ...kit.signer, certificates } } });
    expect((await readIpa(await openTestZip(zipTree(tree)), { nowMs })).findings).toMatchObject([
      { rule: 'itms-90034/certificate-chain-incomplete', severity: 'warning' },
    ]);
  });
});
