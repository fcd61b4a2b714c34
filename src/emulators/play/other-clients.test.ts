import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Fastlane, openFastlane } from '../../../fixtures/peers/fastlane/fastlane.ts';
import { png } from '../../assets/testing/png.ts';
import { type Emulators, openEmulators } from '../open-emulators.ts';
import { type AppMaker, startAppMaker } from './testing/real-apps.ts';

/** Other people's clients, unmodified, against the local stores as `slipway emulators --proxy` serves them. */
let maker: AppMaker;
let emulators: Emulators;
let origin = '';
let applicationId = '';
let apps = 0;
beforeAll(async () => {
  maker = await startAppMaker();
});
afterAll(() => maker.close());
beforeEach(async () => {
  apps += 1;
  applicationId = `com.example.client${apps}`;
  emulators = await openEmulators({
    dir: join(maker.folder, `store-${apps}`),
    applicationIds: [applicationId],
    port: 0,
    appStorePort: 0,
    proxyPort: 0,
    faults: undefined,
    vitals: undefined,
    clockStartMs: undefined,
    env: process.env,
    onRefused: () => undefined,
  });
  origin = emulators.environment.SLIPWAY_PLAY_ENDPOINT ?? '';
  return () => emulators.close();
});

const make = (versionCode: number, kind: 'apk' | 'aab' = 'apk', fillingBytes = 700_000) =>
  maker.make({ kind, versionCode, applicationId, fillingBytes });

interface Track {
  readonly releases: readonly { readonly status: string; readonly userFraction?: number }[];
}

describe('fastlane supply', () => {
  let fastlane: Fastlane;
  beforeEach(async () => {
    const folder = join(maker.folder, `fastlane-${apps}`);
    fastlane = await openFastlane({ folder, environment: emulators.environment });
  });
  const nothingElse = ['metadata', 'images', 'screenshots', 'changelogs'].map(
    (part) => `--skip_upload_${part}`,
  );
  const supply = async (...options: readonly string[]) => {
    const store = ['--root_url', `${origin}/`, '--package_name', applicationId];
    const { code, output } = await fastlane.run(['supply', ...store, ...options]);
    if (code !== 0) throw new Error(output);
    return output;
  };

  test('uploads an APK with its mapping, stages it, and promotes another', {
    timeout: 120_000,
  }, async () => {
    const mapping = join(maker.folder, 'mapping.txt');
    await writeFile(mapping, 'com.example.Chat -> a.a:\n');
    const staged = ['--track', 'production', '--rollout', '0.1', ...nothingElse];
    await supply('--apk', await make(2), '--mapping', mapping, ...staged);
    expect((await trackOf('production')).releases).toMatchObject([
      { versionCodes: ['2'], status: 'inProgress', userFraction: 0.1 },
      { versionCodes: ['1'], status: 'completed' },
    ]);
    await supply('--aab', await make(3, 'aab'), '--track', 'beta', ...nothingElse);
    await supply('--track', 'beta', '--track_promote_to', 'production', '--rollout', '0.2', ...nothingElse);
    expect((await trackOf('production')).releases).toMatchObject([
      { versionCodes: ['3'], status: 'inProgress', userFraction: 0.2 },
      { versionCodes: ['1'], status: 'completed' },
    ]);
  });

  test('is told why a file is refused, in the words of Play', { timeout: 60_000 }, async () => {
    const unsigned = await maker.make({ kind: 'aab', versionCode: 2, applicationId, key: 'none' });
    await expect(supply('--aab', unsigned, ...nothingElse)).rejects.toThrow(
      /The Android App Bundle was not signed\. Please sign the bundle using jarsigner\./,
    );
  });

  test('sends listings, images and release notes', { timeout: 120_000 }, async () => {
    const metadata = join(maker.folder, `metadata-${apps}`, 'en-US');
    await mkdir(join(metadata, 'images'), { recursive: true });
    await mkdir(join(metadata, 'changelogs'), { recursive: true });
    await writeFile(join(metadata, 'title.txt'), 'Chat');
    await writeFile(join(metadata, 'short_description.txt'), 'Talks.');
    await writeFile(join(metadata, 'full_description.txt'), 'Talks to everybody.');
    await writeFile(join(metadata, 'changelogs', '2.txt'), 'Faster.');
    const icon = png(512, 512);
    await writeFile(join(metadata, 'images', 'icon.png'), icon);
    await supply('--apk', await make(2), '--track', 'production', '--metadata_path', dirname(metadata));
    const [release] = (await trackOf('production')).releases;
    expect(release).toMatchObject({ releaseNotes: [{ language: 'en-US', text: 'Faster.' }] });
    expect(await inEdit('listings/en-US')).toMatchObject({ title: 'Chat', shortDescription: 'Talks.' });
    const sha256 = createHash('sha256').update(icon).digest('hex');
    expect(await inEdit('listings/en-US/icon')).toMatchObject({ images: [{ sha256 }] });
  });
});

const run = promisify(execFile);
const app = () => `androidpublisher/v3/applications/${applicationId}`;

describe('curl', () => {
  const curl = async (...args: readonly string[]) => {
    const { stdout } = await run('curl', ['-sS', '--fail-with-body', ...args], {
      env: { ...process.env, ...emulators.environment },
    });
    return stdout;
  };

  test('uploads in a session, releases and commits, through the proxy', async () => {
    const google = `https://androidpublisher.googleapis.com/${app()}`;
    const authorization = ['-H', `authorization: Bearer ${await token()}`];
    const json = [...authorization, '-H', 'content-type: application/json'];
    const edit = `${google}/edits/${JSON.parse(await curl(...json, '-X', 'POST', `${google}/edits`, '-d', '{}')).id}`;
    const opened = await curl(
      ...[...authorization, '-X', 'POST', '-d', '', '-H', 'content-type:', '-D', '-', '-o', '/dev/null'],
      `${edit.replace('.com/', '.com/upload/')}/bundles?uploadType=resumable`,
    );
    const session = /^location: (.*?)\r?$/im.exec(opened)?.[1] ?? '';
    expect(new URL(session).hostname).toBe('androidpublisher.googleapis.com');
    const type = ['-H', 'content-type: application/octet-stream'];
    const bundle = JSON.parse(await curl(...type, '-T', await make(2, 'aab'), session));
    expect(bundle).toMatchObject({ versionCode: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const track = { track: 'production', releases: [{ versionCodes: ['2'], status: 'completed' }] };
    await curl(...json, '-X', 'PUT', `${edit}/tracks/production`, '-d', JSON.stringify(track));
    await curl(...json, '-X', 'POST', `${edit}:commit`, '-d', '');
    expect((await trackOf('production')).releases).toMatchObject([
      { versionCodes: ['2'], status: 'completed' },
    ]);
  });
});

describe('the Node client of Google', () => {
  test('uploads in one multipart request, releases and commits', async () => {
    const { androidpublisher, auth } = await import('googleapis/build/src/apis/androidpublisher/index.js');
    const client = new auth.OAuth2();
    client.setCredentials({ access_token: await token() });
    const play = androidpublisher({ version: 'v3', auth: client, rootUrl: `${origin}/` });
    const { data: edit } = await play.edits.insert({ packageName: applicationId, requestBody: {} });
    const place = { packageName: applicationId, editId: edit.id ?? '' };
    const media = {
      mimeType: 'application/octet-stream',
      body: createReadStream(await make(2, 'aab')),
    };
    const { data: bundle } = await play.edits.bundles.upload({ ...place, media }, { rootUrl: `${origin}/` });
    expect(bundle.versionCode).toBe(2);
    const releases = [{ versionCodes: ['2'], status: 'inProgress', userFraction: 0.5 }];
    await play.edits.tracks.update({ ...place, track: 'production', requestBody: { releases } });
    await play.edits.commit(place);
    expect((await trackOf('production')).releases[0]).toMatchObject({
      versionCodes: ['2'],
      userFraction: 0.5,
    });
  });
});

async function token(): Promise<string> {
  const key = JSON.parse(await readFile(emulators.environment.GOOGLE_APPLICATION_CREDENTIALS ?? '', 'utf8'));
  const { requestToken, assertion } = await import('./testing/raw-client.ts');
  const { body } = await requestToken(origin, assertion({ iss: key.client_email }, key.private_key));
  return body.access_token;
}

function trackOf(track: string): Promise<Track> {
  return inEdit(`tracks/${track}`) as Promise<Track>;
}

async function inEdit(path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${await token()}` };
  const edits = `${origin}/${app()}/edits`;
  const { id } = (await (await fetch(edits, { method: 'POST', headers })).json()) as { id: string };
  return (await fetch(`${edits}/${id}/${path}`, { headers })).json();
}
