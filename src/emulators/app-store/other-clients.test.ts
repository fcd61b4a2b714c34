import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFastlane } from '../../../fixtures/peers/fastlane/fastlane.ts';
import { installPeers } from '../../../fixtures/peers/install.ts';
import { png } from '../../assets/testing/png.ts';
import { type Emulators, openEmulators } from '../open-emulators.ts';

/** Other people's clients, unmodified, against the local stores as `slipway emulators --proxy` serves them. */
const run = promisify(execFile);
const peers = join(import.meta.dirname, '../../../fixtures/peers/app-store-clients');
let folder = '';
let emulators: Emulators;
beforeAll(async () => {
  const missing = await installPeers(peers);
  if (missing !== undefined) throw new Error(missing);
  folder = await mkdtemp(join(tmpdir(), 'slipway-clients-'));
  emulators = await openEmulators({
    dir: join(folder, 'stores'),
    applicationIds: ['com.example.fastlane', 'com.example.node', 'com.example.generated'],
    port: 0,
    appStorePort: 0,
    proxyPort: 0,
    faults: undefined,
    vitals: undefined,
    clockStartMs: undefined,
    env: process.env,
    onRefused: () => undefined,
  });
}, 120_000);
afterAll(async () => {
  await emulators?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a script of ours beside the client that it imports; what it prints is JSON. */
async function script(text: string, ...args: readonly string[]) {
  const env = { ...process.env, ...emulators.environment };
  const node = ['--input-type=module', '--eval', text, '--', ...args];
  const { stdout } = await run(process.execPath, node, { cwd: peers, env });
  return JSON.parse(stdout);
}

describe('node-app-store-connect-api', () => {
  const withClient = `
    import { readFile } from 'node:fs/promises';
    import { api } from 'node-app-store-connect-api';
    const { SLIPWAY_ASC_KEY_ID: apiKey, SLIPWAY_ASC_ISSUER_ID: issuerId, SLIPWAY_ASC_KEY_PATH: path } = process.env;
    const client = await api({ issuerId, apiKey, privateKey: await readFile(path, 'utf8') });
    const { data: [app] } = await client.read('apps?filter[bundleId]=com.example.node');
    const show = (value) => console.log(JSON.stringify(value));`;

  test('makes a version, its phased release and a screenshot', { timeout: 30_000 }, async () => {
    const file = join(folder, 'home.png');
    await writeFile(file, png(1242, 2688));
    const seen = await script(
      `${withClient}
      const version = await client.create({
        type: 'appStoreVersions',
        attributes: { platform: 'IOS', versionString: '1.0' },
        relationships: { app },
      });
      const phased = await client.create({
        type: 'appStoreVersionPhasedReleases',
        attributes: { phasedReleaseState: 'INACTIVE' },
        relationships: { appStoreVersion: version },
      });
      const { data: [l10n] } = await client.read(version.relationships.appStoreVersionLocalizations.links.related);
      const appScreenshotSet = await client.create({
        type: 'appScreenshotSets',
        attributes: { screenshotDisplayType: 'APP_IPHONE_65' },
        relationships: { appStoreVersionLocalization: l10n },
      });
      const image = await readFile(process.argv[1]);
      const shot = await client.create({
        type: 'appScreenshots',
        attributes: { fileName: 'home.png', fileSize: image.length },
        relationships: { appScreenshotSet },
      });
      await client.uploadAsset(shot, image);
      await client.pollForUploadSuccess(shot.links.self);
      const { data: versions } = await client.readAll(app.relationships.appStoreVersions.links.related);
      show({ phased: phased.attributes, versions: versions.map(({ attributes }) => attributes.versionString) });`,
      file,
    );
    expect(seen).toEqual({
      phased: expect.objectContaining({ phasedReleaseState: 'INACTIVE' }),
      versions: ['0.9', '1.0'],
    });
  });

  test('is told what is wrong', { timeout: 30_000 }, async () => {
    const refused = script(`${withClient}
      await client.create({
        type: 'appStoreVersions',
        attributes: { platform: 'IOS', versionString: '1.0-beta' },
        relationships: { app },
      });`);
    await expect(refused).rejects.toThrow(/is not of the form 1\.2\.3/);
  });
});

test('the generated client of all of the API lists apps, versions and builds', {
  timeout: 30_000,
}, async () => {
  const seen = await script(`
    import { AppStoreConnectClient } from '@rage-against-the-pixel/app-store-connect-api';
    const env = process.env;
    const client = new AppStoreConnectClient({
      issuerId: env.SLIPWAY_ASC_ISSUER_ID,
      privateKeyId: env.SLIPWAY_ASC_KEY_ID,
      privateKeyFile: env.SLIPWAY_ASC_KEY_PATH,
    });
    const { Apps, Builds } = client.api;
    const apps = await Apps.appsGetCollection({ query: { 'filter[bundleId]': ['com.example.generated'] } });
    const [app] = apps.data.data;
    const versions = await Apps.appsAppStoreVersionsGetToManyRelated({ path: { id: app.id } });
    const builds = await Builds.buildsGetCollection({ query: { 'filter[app]': [app.id], limit: 1, include: ['app'] } });
    console.log(JSON.stringify([
      versions.data.data.map(({ attributes }) => attributes.appVersionState),
      builds.data.data.map(({ attributes }) => attributes.version),
      builds.data.included.map(({ attributes }) => attributes.bundleId),
    ]));`);
  expect(seen).toEqual([['READY_FOR_DISTRIBUTION'], ['1'], ['com.example.generated']]);
});

describe('fastlane', () => {
  const lanes = `
lane :release do
  require 'spaceship'
  env = ENV.to_hash
  Spaceship::ConnectAPI.token = Spaceship::ConnectAPI::Token.create(
    key_id: env['SLIPWAY_ASC_KEY_ID'],
    issuer_id: env['SLIPWAY_ASC_ISSUER_ID'],
    filepath: env['SLIPWAY_ASC_KEY_PATH']
  )
  app = Spaceship::ConnectAPI::App.find('com.example.fastlane')
  build = Spaceship::ConnectAPI::Build.all(app_id: app.id, includes: 'preReleaseVersion').first
  UI.message("on sale: #{build.app_version} (#{build.version})")
  client = Spaceship::ConnectAPI::TestFlight::Client.instance
  version = client.post('appStoreVersions', {
    data: {
      type: 'appStoreVersions',
      attributes: { platform: 'IOS', versionString: '1.0' },
      relationships: { app: { data: { type: 'apps', id: app.id } } }
    }
  }).body['data']
  phased = client.post('appStoreVersionPhasedReleases', {
    data: {
      type: 'appStoreVersionPhasedReleases',
      relationships: { appStoreVersion: { data: { type: 'appStoreVersions', id: version['id'] } } }
    }
  }).body['data']
  UI.message("phased release: #{phased['attributes']['phasedReleaseState']}")
  versions = client.get("apps/#{app.id}/appStoreVersions", { limit: 1 }).all_pages.flat_map { |page| page.body['data'] }
  UI.message("versions: #{versions.map { |one| one['attributes']['versionString'] }.join(', ')}")
  client.patch("appStoreVersionPhasedReleases/#{phased['id']}", {
    data: { type: 'appStoreVersionPhasedReleases', id: phased['id'], attributes: { phasedReleaseState: 'PAUSED' } }
  })
end
`;

  test('Spaceship lists apps, builds and versions, makes a phased release, and is told why it cannot pause it', {
    timeout: 90_000,
  }, async () => {
    const place = join(folder, 'fastlane');
    await mkdir(join(place, 'fastlane'), { recursive: true });
    await writeFile(join(place, 'fastlane', 'Fastfile'), lanes);
    const fastlane = await openFastlane({ folder: place, environment: emulators.environment });
    const { code, output } = await fastlane.run(['release']);
    expect(output).toContain('on sale: 0.9 (1)');
    expect(output).toContain('phased release: INACTIVE');
    expect(output).toContain('versions: 0.9, 1.0');
    expect(output).toMatch(/A phased release that is INACTIVE.*cannot become PAUSED/);
    expect(code).toBe(1);
  });
});
