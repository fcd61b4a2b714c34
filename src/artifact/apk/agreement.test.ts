import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { espressoApk, installPeers, peerFile } from '../../../fixtures/peers/install.ts';
import { buildApk } from '../testing/build-app.ts';
import { runTool } from '../testing/run-tool.ts';
import { configQualifiers } from './config-qualifiers.ts';
import type { FeatureGroup } from './manifest/features.ts';
import { plainDevice, valueFor } from './resolve.ts';
import type { ResourceConfig } from './resource-config.ts';
import { resourceFiles } from './resource-files.ts';
import type { ConfiguredValue, ResourceTable } from './resource-table.ts';
import { badging, resourceLines } from './testing/aapt2.ts';
import { openApk } from './testing/open-apk.ts';
import { richApp } from './testing/rich-app.ts';

let folder: string;
let missingPeers: string | undefined;
const sampleApp = join(
  import.meta.dirname,
  '../../../fixtures/sample-app/android/app/build/outputs/apk/release/app-release.apk',
);
const paths: Record<string, string> = { 'the sample app': sampleApp };
const peers = {
  'io.appium.settings': ['io.appium.settings', 'apks', 'settings_apk-debug.apk'],
  'appium-uiautomator2-server': [
    ...['appium-uiautomator2-server', 'apks', 'appium-uiautomator2-server-v10.6.6.apk'],
  ],
  'android-apidemos': ['android-apidemos', 'apks', 'ApiDemos-debug.apk'],
} as const;
const espresso = 'appium-espresso-driver';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-apk-'));
  missingPeers = await installPeers();
  for (const [name, parts] of Object.entries(peers)) paths[name] = peerFile(...parts);
  paths[espresso] = espressoApk;
  const built = await buildApk(folder, richApp);
  paths['an app with everything'] = built;
  // aapt2 itself follows no reference here, and writes sparse tables for Android 8 and later only.
  const manifest = richApp.manifest.replace('@integer/least', '26');
  const plain = await buildApk(await mkdtemp(join(folder, 'plain-')), { ...richApp, manifest });
  paths['the same, sparse'] = join(folder, 'sparse.apk');
  await runTool('aapt2', ['convert', '--enable-sparse-encoding', '-o', paths['the same, sparse'], plain]);
  paths['a split of it'] = join(folder, 'split.apk');
  const split = ['--split', `${paths['a split of it']}:de,de-rAT,xxxhdpi`];
  await buildApk(await mkdtemp(join(folder, 'base-')), { ...richApp, manifest, linkOptions: split });
  paths['the same, with short paths'] = join(folder, 'short.apk');
  const short = ['--enable-resource-path-shortening', '-o', paths['the same, with short paths']];
  await runTool('aapt2', ['optimize', ...short, plain]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const names = [
  ...Object.keys(peers),
  espresso,
  ...[
    'the sample app',
    'an app with everything',
    'the same, sparse',
    'the same, with short paths',
    'a split of it',
  ],
];

/** The path of a sample; skips the test, saying why, where it cannot be had. */
async function sample(name: string, skip: (reason: string) => void): Promise<string> {
  if ((name in peers || name === espresso) && missingPeers !== undefined) skip(missingPeers);
  const path = paths[name] ?? '';
  await access(path).catch(() => skip(`${path} is not built: run npm run release:android first`));
  return path;
}

/** A device of a locale such as `sr-Latn` or `es-419`. */
function deviceOf(locale: string): ResourceConfig {
  const [language = '', ...rest] = locale.split('-');
  const script = rest.find((part) => /^[A-Z][a-z]{3}$/.test(part)) ?? '';
  return { ...plainDevice, language, script, region: rest.find((part) => part !== script) ?? '' };
}

function textFor(table: ResourceTable, id: number | undefined, device: ResourceConfig): string {
  const value = id === undefined ? undefined : valueFor(table, id, device);
  if (value?.kind === 'text') return value.text;
  return value?.kind === 'file' ? value.path : '';
}

function groupsOf(groups: readonly FeatureGroup[]) {
  return groups.map(({ label = '', glEsVersion, features }) => ({
    label,
    glEs: glEsVersion === undefined ? undefined : `0x${glEsVersion.toString(16)}`,
    features: Object.fromEntries(
      features.map(({ name, required, version, impliedBy, onlySdk23 }) => {
        const suffix = onlySdk23 ? '-sdk-23' : required ? '' : '-not-required';
        if (impliedBy.length > 0) return [name, `${suffix} reason='${sentence(impliedBy)}'`];
        return [name, `${suffix}${version > 0 ? ` version='${version}'` : ''}`];
      }),
    ),
  }));
}

function sentence(reasons: readonly string[]): string {
  return reasons.length < 2 ? reasons.join('') : `${reasons.slice(0, -1).join(', ')}, and ${reasons.at(-1)}`;
}

describe.each(names)('%s', (name) => {
  test('agrees with aapt2 dump badging in every field', async ({ skip }) => {
    const path = await sample(name, skip);
    const theirs = await badging(path);
    const { details, table, close } = await openApk(path);
    await close();
    const { manifest } = details;
    const { application, permissions, sdk } = manifest;
    const asked = permissions.requested.filter(({ onlySdk23 }) => !onlySdk23);
    const { iconId, labelId } = application;
    const locales = labelId === undefined ? [] : ['', ...details.locales];
    expect({
      applicationId: manifest.applicationId,
      versionCode: manifest.versionCode,
      versionName: manifest.versionName ?? '',
      split: manifest.split?.name,
      compileSdk: sdk.compile?.toString(),
      compileName: sdk.compileName,
      installLocation: manifest.installLocation,
      minSdk: sdk.min?.api.toString(),
      targetSdk: sdk.target?.api.toString(),
      maxSdk: sdk.max?.toString(),
      permissions: asked.map((one) => ({ name: one.name, maxSdk: one.maxSdk })),
      sdk23Permissions: permissions.requested.filter((one) => one.onlySdk23).map((one) => one.name),
      impliedPermissions: asked.flatMap((one) =>
        one.impliedBy === undefined ? [] : [{ name: one.name, impliedBy: one.impliedBy }],
      ),
      labels: Object.fromEntries(locales.map((one) => [one, textFor(table, labelId, deviceOf(one))])),
      icons: Object.fromEntries(
        (iconId === undefined ? [] : details.densities).map((density) => [
          String(density),
          textFor(table, iconId, { ...plainDevice, density }),
        ]),
      ),
      label: application.label ?? '',
      icon: application.icon ?? '',
      debuggable: application.debuggable,
      testOnly: application.testOnly,
      isGame: application.isGame,
      launchable: manifest.components
        .filter(({ isLauncher, kind }) => isLauncher && kind === 'activity')
        .map((one) => one.name),
      groups: groupsOf(manifest.features),
      locales: details.locales,
      densities: details.densities,
      abis: details.abis,
    }).toEqual(theirs);
  });

  test('agrees with aapt2 dump permissions', async ({ skip }) => {
    const path = await sample(name, skip);
    const text = await runTool('aapt2', ['dump', 'permissions', path]);
    const { details, close } = await openApk(path);
    await close();
    expect(details.manifest.permissions.declared.map((one) => one.name)).toEqual(
      [...text.matchAll(/^permission: (.*)$/gm)].map(([, one]) => one),
    );
  });

  test('agrees with aapt2 dump configurations and resources, value by value', async ({ skip }) => {
    const path = await sample(name, skip);
    const [theirs, configurations] = await Promise.all([
      resourceLines(path),
      runTool('aapt2', ['dump', 'configurations', path]),
    ]);
    const { table, zip, close } = await openApk(path);
    await close();
    expect(resourceFiles(table).filter(({ path: entry }) => !zip.entries.has(entry))).toEqual([]);
    expect(table.configs().map(configQualifiers).sort()).toEqual(
      configurations.split('\n').slice(0, -1).sort(),
    );
    expect(ourLines(table)).toEqual(theirs.map(simplified).sort());
  });

  test('agrees with dexdump -f', async ({ skip }) => {
    const path = await sample(name, skip);
    const { details, close } = await openApk(path);
    await close();
    expect(details.dex).toEqual(/^(the same|an app|a split)/.test(name) ? [] : await dexdump(path));
  });
});

/** Values as aapt2 prints them. */
function ourLines(table: ResourceTable): readonly string[] {
  return [...table.entries()]
    .map(
      ({ id, type, name, config, value }) =>
        `0x${id.toString(16)} ${type}/${name} (${configQualifiers(config)}) ${printed(value, type, table)}`,
    )
    .sort();
}

/** Without the parent of a style and the formats of an attribute, which are of no use to an inspector. */
function simplified(line: string): string {
  return line
    .replace(/\) \(attr\) .*$/, ') (attr)')
    .replace(/(\((?:style|array|plurals)\) size=\d+).*$/, '$1')
    .replace(/\(styled string\) (".*") .*$/, '$1')
    .replace(/ type=(PNG|XML)$/, '');
}

function printed(value: ConfiguredValue['value'], type: string, table: ResourceTable): string {
  switch (value.kind) {
    case 'text':
      // aapt2 breaks the line where the text does; its first line is compared.
      return `"${value.text}"`.split('\n')[0] ?? '';
    case 'file':
      return `(file) ${value.path}`;
    case 'integer':
      return String(value.integer);
    case 'boolean':
      return type === 'id' ? '(id)' : String(value.boolean);
    case 'color':
      return value.color;
    case 'float':
      return String(Number(value.float.toPrecision(6)));
    case 'dimension':
      return printedSize(value.size, value.unit);
    case 'reference':
      return named('@', value.id, table);
    case 'attribute':
      return named('?', value.id, table);
    case 'bag':
      return type === 'attr' ? '(attr)' : `(${type}) size=${value.items().length}`;
    case 'empty':
      return '@empty';
  }
}

/** aapt2 prints a share as if 1 were 1%, and takes a negative number of 24 bits for a large one. */
function printedSize(size: number, unit: string): string {
  const shown = unit.startsWith('%') ? size / 100 : size < 0 ? size + 2 ** 24 : size;
  return `${shown.toFixed(6)}${unit}`;
}

function named(sign: string, id: number, table: ResourceTable): string {
  if (id === 0) return `${sign}null`;
  const to = table.nameOf(id);
  return to === undefined ? `${sign}0x${id.toString(16).padStart(8, '0')}` : `${sign}${to.type}/${to.name}`;
}

async function dexdump(path: string) {
  // It goes on to print every class; the headers are what is asked for.
  const text = await runTool('sh', [
    '-c',
    'dexdump -f "$1" 2>/dev/null | grep -a -A 24 "^Opened\\|^DEX file"',
    'sh',
    path,
  ]);
  return text
    .split(/^Opened /m)
    .slice(1)
    .map((part) => {
      const field = (name: string): number => Number(new RegExp(`^${name} *: (\\d+)`, 'm').exec(part)?.[1]);
      return {
        // Of a single dex file it names the archive only.
        name: /:(classes\d*\.dex)'/.exec(part)?.[1] ?? 'classes.dex',
        version: /DEX version '(\d+)'/.exec(part)?.[1],
        sizeBytes: field('file_size'),
        classes: field('class_defs_size'),
        methods: field('method_ids_size'),
        fields: field('field_ids_size'),
        types: field('type_ids_size'),
        strings: field('string_ids_size'),
      };
    });
}
