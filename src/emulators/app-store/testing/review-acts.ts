import type { Act } from '../../testing/perform.ts';
import type { RawResponse } from './app-store-harness.ts';
import { remembered, type Stage, to } from './stage.ts';

/** What a client does with review submissions, and what an app is asked for once. */
export function reviewActs(stage: Stage): readonly Act<RawResponse>[] {
  const { call, named, appId } = stage;
  const patch = (type: string, id: string, attributes: object) =>
    call('PATCH', `/v1/${type}/${id}`, { type, id, attributes });
  const item = (name = '') => named(`item of ${name}`);
  return [
    [
      /^open submission (\w+)$/,
      ([name = '']) => {
        const data = {
          type: 'reviewSubmissions',
          attributes: { platform: 'IOS' },
          relationships: { app: to('apps', appId) },
        };
        return remembered(stage, name, call('POST', '/v1/reviewSubmissions', data));
      },
    ],
    [
      /^add it to (\w+)$/,
      ([name = '']) => {
        const relationships = {
          reviewSubmission: to('reviewSubmissions', named(name)),
          appStoreVersion: to('appStoreVersions', named('it')),
        };
        const data = { type: 'reviewSubmissionItems', relationships };
        return remembered(stage, `item of ${name}`, call('POST', '/v1/reviewSubmissionItems', data));
      },
    ],
    [/^send (\w+)$/, ([name = '']) => patch('reviewSubmissions', named(name), { submitted: true })],
    [/^withdraw (\w+)$/, ([name = '']) => patch('reviewSubmissions', named(name), { canceled: true })],
    [/^take it out of (\w+)$/, ([name]) => call('DELETE', `/v1/reviewSubmissionItems/${item(name)}`)],
    [
      /^mark it as (mended|removed) in (\w+)$/,
      ([how, name]) =>
        patch('reviewSubmissionItems', item(name), how === 'mended' ? { resolved: true } : { removed: true }),
    ],
    [/^look at submission (\w+)$/, ([name = '']) => call('GET', `/v1/reviewSubmissions/${named(name)}`)],
    [
      /^declare the rights to the content$/,
      () => patch('apps', appId, { contentRightsDeclaration: 'DOES_NOT_USE_THIRD_PARTY_CONTENT' }),
    ],
    [
      /^rename the app( that is on sale)?$/,
      async ([live]) => {
        const { body } = await call('GET', `/v1/apps/${appId}/appInfos`);
        const isLive = (info: { readonly attributes: { readonly state: string } }) =>
          (info.attributes.state === 'READY_FOR_DISTRIBUTION') === (live !== '');
        const { id } = body.data.find(isLive);
        const texts = await call('GET', `/v1/appInfos/${id}/appInfoLocalizations`);
        return patch('appInfoLocalizations', texts.body.data[0].id, { name: 'Chat' });
      },
    ],
  ];
}
