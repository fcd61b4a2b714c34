import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectPath } from '../inspect/inspect-path.ts';
import { buildMachO } from '../macho/testing/build-macho.ts';
import { app, buildIpa, type IpaKit, makeIpaKit, zipTree } from './testing/build-ipa.ts';

let folder: string;
let kit: IpaKit;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-linked-'));
  kit = await makeIpaKit(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function sdksOf(code: string) {
  const program = await buildMachO(folder, {
    name: 'Chat',
    code,
    // The runtime of Objective-C is no part of the small SDK of these tests.
    linkOptions: ['-undefined', 'dynamic_lookup'],
  });
  const path = join(folder, 'Chat.ipa');
  await writeFile(path, zipTree(await buildIpa(kit, { binaries: { app: program } })));
  const inspection = await inspectPath(path, { nowMs: Date.UTC(2026, 5, 1), delivered: false });
  return inspection.scan.sdks;
}

const classes = (...names: readonly string[]) =>
  names
    .map((name) => `__attribute__((objc_root_class)) @interface ${name} @end\n@implementation ${name} @end\n`)
    .join('');
const main = 'int main(void) { return 0; }\n';

test('a library that is linked into the program is told by the classes that it defines', async () => {
  expect(
    await sdksOf(`${classes('FIRAnalytics', 'APMAnalytics', 'GADMobileAds', 'ChatView')}${main}`),
  ).toEqual([
    {
      name: 'Firebase Analytics',
      category: 'analytics',
      evidence: `${app}/Chat defines the class FIRAnalytics`,
    },
    {
      name: 'Google Mobile Ads',
      category: 'advertising',
      evidence: `${app}/Chat defines the class GADMobileAds`,
    },
  ]);
});

test('a class that is only mentioned, or called alike, is none', async () => {
  const code = `${classes('FIRAnalyticsLike')}const char *text = "GADMobileAds";\n${main}`;
  expect(await sdksOf(code)).toEqual([]);
});
