import type { Act } from '../../testing/perform.ts';
import type { RawResponse } from './app-store-harness.ts';
import { remembered, type Stage, to } from './stage.ts';

/** What a client does with the phased release of a version. */
export function phasedActs(stage: Stage): readonly Act<RawResponse>[] {
  const { call, named } = stage;
  const setPhase = (phasedReleaseState: string) => {
    const [type, id] = ['appStoreVersionPhasedReleases', named('phased release')];
    return call('PATCH', `/v1/${type}/${id}`, { type, id, attributes: { phasedReleaseState } });
  };
  return [
    [
      /^phase it$/,
      () => {
        const type = 'appStoreVersionPhasedReleases';
        const relationships = { appStoreVersion: to('appStoreVersions', named('it')) };
        return remembered(stage, 'phased release', call('POST', `/v1/${type}`, { type, relationships }));
      },
    ],
    [/^pause$/, () => setPhase('PAUSED')],
    [/^resume$/, () => setPhase('ACTIVE')],
    [/^complete$/, () => setPhase('COMPLETE')],
    [/^unphase it$/, () => call('DELETE', `/v1/appStoreVersionPhasedReleases/${named('phased release')}`)],
    [
      /^look at the phased release$/,
      () => call('GET', `/v1/appStoreVersions/${named('it')}/appStoreVersionPhasedRelease`),
    ],
  ];
}
