import type { AppStoreState, Resource } from './model.ts';
import { ended, phasedReleaseOf } from './phased-release/phased-releases.ts';
import { attributeError, wrongState } from './refusal.ts';
import { added, changed, childrenOf, isoTime, removed, resource } from './resources.ts';
import { territoryEntries } from './territories.ts';
import { stateOf } from './versions/version-states.ts';
import { created, gone, relatedId, updated, type Write } from './write.ts';

/** What customers see of an answer, at most. */
const longestAnswer = 5_970;

/** Answers a customer's review; an answer that is there already is replaced. */
export const answerReview: Write = (state, call) => {
  const review = resource(state, { type: 'customerReviews', id: relatedId(call, 'review') });
  const { responseBody } = call.attributes;
  if (String(responseBody).length > longestAnswer) {
    throw attributeError('responseBody', {
      code: 'INVALID',
      detail: `An answer has ${longestAnswer} characters at most.`,
    });
  }
  const before = childrenOf(state, 'customerReviewResponses', { review: review.id });
  const { state: next, value } = added(before.reduce(removed, state), {
    type: 'customerReviewResponses',
    team: call.team,
    attributes: { responseBody, lastModifiedDate: isoTime(call.nowMs), state: 'PENDING_PUBLISH' },
    one: { review: review.id },
  });
  return created(next, value);
};

export const deleteAnswer: Write = (state, { id }) =>
  gone(removed(state, resource(state, { type: 'customerReviewResponses', id })));

/** Where an app may be bought is said once, and changed by territory from then on. */
export const createAvailability: Write = (state, call) => {
  const id = relatedId(call, 'app');
  if (childrenOf(state, 'appAvailabilities', { app: id }).length > 0) {
    throw wrongState('The availability of the app is known already.');
  }
  const { state: next, value } = added(state, {
    type: 'appAvailabilities',
    team: call.team,
    attributes: call.attributes,
    one: { app: id },
  });
  return created(next, value);
};

/** An app that is nowhere on sale any longer has lost the phased release of its version for good. */
export const changeTerritory: Write = (state, { id, attributes, nowMs }) => {
  const territory = resource(state, { type: 'territoryAvailabilities', id });
  const next = changed(state, territory, { attributes });
  const availability = resource(next, {
    type: 'appAvailabilities',
    id: territory.one.appAvailability ?? '',
  });
  const all = territoryEntries(next, availability);
  const isOnSale = all.some((one) => one.attributes.available === true);
  return updated(isOnSale ? next : withoutPhases(next, availability, nowMs), territory);
};

function withoutPhases(state: AppStoreState, { one }: Resource, nowMs: number): AppStoreState {
  return childrenOf(state, 'appStoreVersions', { app: one.app ?? '' })
    .filter((version) => stateOf(version) === 'READY_FOR_DISTRIBUTION')
    .reduce((next, version) => {
      const phased = phasedReleaseOf(next, version.id);
      return phased === undefined ? next : ended(next, phased, nowMs);
    }, state);
}
