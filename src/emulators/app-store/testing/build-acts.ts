import type { Act } from '../../testing/perform.ts';
import type { ReadUpload } from '../builds/read-ipa.ts';
import { bundleId, type RawResponse } from './app-store-harness.ts';
import { sendFile } from './requests.ts';
import { remembered, type Stage, to } from './stage.ts';

/** What a client does with uploads, builds and TestFlight. */
export function buildActs(stage: Stage): readonly Act<RawResponse>[] {
  const { call, named, appId } = stage;
  const patchBuild = (build: string, attributes: object) => {
    const id = named(`build ${build}`);
    return call('PATCH', `/v1/builds/${id}`, { type: 'builds', id, attributes });
  };
  return [
    [/^announce build (\S+) of (\S+)$/, ([build = '', version = '']) => announced(stage, build, version)],
    [
      /^upload build (\S+) of (\S+)(?: (.+))?$/,
      async ([build = '', version = '', how = '']) => {
        const upload = await announced(stage, build, version);
        return upload.status < 300
          ? sent(stage, { upload: upload.body.data.id, build, version, how })
          : upload;
      },
    ],
    [
      /^say that build (\S+) encrypts (nothing|something)$/,
      ([build = '', what]) => patchBuild(build, { usesNonExemptEncryption: what === 'something' }),
    ],
    [/^expire build (\S+)$/, ([build = '']) => patchBuild(build, { expired: true })],
    [/^look at build (\S+)$/, ([build]) => call('GET', `/v1/builds/${named(`build ${build}`)}`)],
    [
      /^make (internal|external) group (\S+)$/,
      ([kind, name]) => {
        const attributes = { name, isInternalGroup: kind === 'internal' };
        const data = { type: 'betaGroups', attributes, relationships: { app: to('apps', appId) } };
        return remembered(stage, `group ${name}`, call('POST', '/v1/betaGroups', data));
      },
    ],
    [
      /^(give|take) build (\S+) (?:to|from) (\S+)$/,
      ([what, build, group]) => {
        const path = `/v1/betaGroups/${named(`group ${group}`)}/relationships/builds`;
        const refs = [{ type: 'builds', id: named(`build ${build}`) }];
        return call(what === 'give' ? 'POST' : 'DELETE', path, refs);
      },
    ],
    [
      /^send build (\S+) for beta review$/,
      ([build]) => {
        const relationships = { build: to('builds', named(`build ${build}`)) };
        const type = 'betaAppReviewSubmissions';
        return call('POST', `/v1/${type}`, { type, relationships });
      },
    ],
    [
      /^look at the tests of build (\S+)$/,
      ([build]) => call('GET', `/v1/builds/${named(`build ${build}`)}/buildBetaDetail`),
    ],
  ];
}

function announced(stage: Stage, build: string, version: string): Promise<RawResponse> {
  const attributes = { cfBundleVersion: build, cfBundleShortVersionString: version, platform: 'IOS' };
  const relationships = { app: to('apps', stage.appId) };
  return stage.call('POST', '/v1/buildUploads', { type: 'buildUploads', attributes, relationships });
}

interface Sending {
  readonly upload: string;
  readonly build: string;
  readonly version: string;
  /** What is special about the file. */
  readonly how: string;
}

async function sent(stage: Stage, { upload, build, version, how }: Sending): Promise<RawResponse> {
  const { call, names } = stage;
  const found: ReadUpload = {
    errors: [],
    warnings: [],
    bundleId,
    version,
    buildNumber: build,
    deviceFamilies: ['iphone'],
    usesNonExemptEncryption: false,
    ...specialties[how],
  };
  const file = Buffer.from(JSON.stringify(found));
  const attributes = { assetType: 'ASSET', fileName: 'a.ipa', fileSize: file.length, uti: 'com.apple.ipa' };
  const type = 'buildUploadFiles';
  const relationships = { buildUpload: to('buildUploads', upload) };
  const reserved = await call('POST', `/v1/${type}`, { type, attributes, relationships });
  const { id, attributes: place } = reserved.body.data;
  await sendFile(place.uploadOperations, file);
  await call('PATCH', `/v1/${type}/${id}`, { type, id, attributes: { uploaded: true } });
  const answer = await call('GET', `/v1/buildUploads/${upload}?include=build`);
  const [made] = answer.body.included ?? [];
  if (made !== undefined) names.set(`build ${build}`, made.id);
  return answer;
}

const specialties: Readonly<Record<string, object>> = {
  '': {},
  'without a purpose string': {
    errors: [{ code: '90683', description: 'Missing Purpose String in Info.plist' }],
  },
  'without a word on encryption': { usesNonExemptEncryption: undefined },
  'for iPads too': { deviceFamilies: ['iphone', 'ipad'] },
  'of another app': { bundleId: 'com.example.other' },
};
