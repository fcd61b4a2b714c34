import type { Act } from '../../testing/perform.ts';
import type { RawResponse } from './app-store-harness.ts';
import { remembered, type Stage, to } from './stage.ts';

/** What a client does with a version, its texts, its phased release and its build. */
export function versionActs(stage: Stage): readonly Act<RawResponse>[] {
  const { call, named, appId } = stage;
  const patch = (type: string, id: string, attributes: object) =>
    call('PATCH', `/v1/${type}/${id}`, { type, id, attributes });
  return [
    [
      /^create version (\S+?)(?: (manual|scheduled in (\d+) d))?$/,
      ([versionString, how, days]) => {
        const releaseType = how === '' ? 'AFTER_APPROVAL' : how === 'manual' ? 'MANUAL' : 'SCHEDULED';
        const date = new Date(stage.harness.clock.nowMs + Number(days) * 86_400_000).toISOString();
        const scheduled = days === '' ? {} : { earliestReleaseDate: date };
        const attributes = { platform: 'IOS', versionString, releaseType, ...scheduled };
        const data = { type: 'appStoreVersions', attributes, relationships: { app: to('apps', appId) } };
        return remembered(stage, 'it', call('POST', '/v1/appStoreVersions', data));
      },
    ],
    [/^rename it to (\S+)$/, ([versionString]) => patch('appStoreVersions', named('it'), { versionString })],
    [
      /^release it (by hand|after approval)$/,
      ([how]) =>
        patch('appStoreVersions', named('it'), {
          releaseType: how === 'by hand' ? 'MANUAL' : 'AFTER_APPROVAL',
        }),
    ],
    [/^delete it$/, () => call('DELETE', `/v1/appStoreVersions/${named('it')}`)],
    [
      /^attach build (\S+)$/,
      ([build]) =>
        call(
          'PATCH',
          `/v1/appStoreVersions/${named('it')}/relationships/build`,
          to('builds', named(`build ${build}`)).data,
        ),
    ],
    [
      /^say what is new$/,
      async () => {
        const id = await englishTexts(stage);
        return patch('appStoreVersionLocalizations', id, { whatsNew: 'Faster.' });
      },
    ],
    [
      /^(add|take away) (\S+) texts$/,
      async ([what, locale]) => {
        if (what === 'take away') {
          return call('DELETE', `/v1/appStoreVersionLocalizations/${await englishTexts(stage)}`);
        }
        const relationships = { appStoreVersion: to('appStoreVersions', named('it')) };
        const type = 'appStoreVersionLocalizations';
        return call('POST', `/v1/${type}`, { type, attributes: { locale }, relationships });
      },
    ],
    [
      /^release it$/,
      () => {
        const type = 'appStoreVersionReleaseRequests';
        const relationships = { appStoreVersion: to('appStoreVersions', named('it')) };
        return call('POST', `/v1/${type}`, { type, relationships });
      },
    ],
    [/^look at it$/, () => call('GET', `/v1/appStoreVersions/${named('it')}`)],
    [
      /^look at all versions$/,
      () =>
        call(
          'GET',
          `/v1/apps/${appId}/appStoreVersions?fields[appStoreVersions]=versionString,appVersionState`,
        ),
    ],
  ];
}

async function englishTexts({ call, named }: Stage): Promise<string> {
  const path = `/v1/appStoreVersions/${named('it')}/appStoreVersionLocalizations`;
  const { body } = await call('GET', path);
  return body.data[0].id;
}
