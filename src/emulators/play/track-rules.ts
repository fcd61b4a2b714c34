import type { PlayRelease, PlayTrack } from './model.ts';
import { badRequest, forbidden } from './refusal.ts';
import {
  checkFields,
  checkStep,
  highest,
  isCompleted,
  isStaged,
  sameCodes,
  type TrackUpdate,
} from './release-rules.ts';

/** Checks an update of a track the way Play does, and hands back the track as the edit then shows it. */
export function updateTrack(update: TrackUpdate): PlayTrack {
  const { current, sent } = update;
  if (sent.filter(isStaged).length > 1) throw badRequest('Too many staged releases specified.');
  if (sent.filter(isCompleted).length > 1) throw badRequest('Only one completed release is allowed.');
  for (const release of sent) {
    checkFields(release, update);
    checkStep(release, update);
  }
  return sent.reduce(place, current);
}

/** Whether users can get the release's version codes at all: refused at commit, as Play does. */
export function checkUpgradable(track: PlayTrack): void {
  const completed = track.releases.find(isCompleted);
  if (completed === undefined) return;
  for (const release of track.releases.filter((one) => one.status === 'inProgress')) {
    if (highest(release) < highest(completed)) {
      throw forbidden(
        'You cannot rollout this release because it does not allow any existing users to upgrade to the newly added APKs.',
      );
    }
  }
  const previous = track.superseded[0];
  if (previous !== undefined && highest(completed) < highest(previous)) {
    throw forbidden(
      'You cannot rollout this release because it does not allow any existing users to upgrade to the newly added APKs.',
    );
  }
}

/** Puts one sent release into the track; what it supersedes goes. */
function place(track: PlayTrack, sent: PlayRelease): PlayTrack {
  const now = track.releases.find((one) => sameCodes(one, sent));
  const release = keepPriority(sent, now);
  const others = track.releases.filter((one) => one !== now);
  switch (release.status) {
    case 'draft':
      return { ...track, releases: [release, ...others.filter((one) => one.status !== 'draft')] };
    case 'completed':
      return {
        releases: [release, ...others.filter((one) => one.status === 'draft')],
        superseded: [...others.filter(isCompleted), ...track.superseded].filter(
          (one) => !sameCodes(one, release),
        ),
      };
    case 'halted':
      if (now?.status === 'completed') return fallBack(track, release);
      return { ...track, releases: [keepStage(release, now), ...others] };
    default:
      // Starting a new staged release silently ends the one before it, halted or not.
      return { ...track, releases: [release, ...others.filter((one) => !isStaged(one))] };
  }
}

/** A halted release keeps its fraction and its countries when the update leaves them out. */
function keepStage(release: PlayRelease, now: PlayRelease | undefined): PlayRelease {
  const { userFraction, countryTargeting } = now ?? {};
  return {
    ...(userFraction === undefined ? {} : { userFraction }),
    ...(countryTargeting === undefined ? {} : { countryTargeting }),
    ...release,
  };
}

/** The priority is frozen with the roll-out: an update that leaves it out does not lower it. */
function keepPriority(release: PlayRelease, now: PlayRelease | undefined): PlayRelease {
  if (release.inAppUpdatePriority !== undefined || now?.inAppUpdatePriority === undefined) return release;
  if (now.status === 'draft') return release;
  return { ...release, inAppUpdatePriority: now.inAppUpdatePriority };
}

function fallBack(track: PlayTrack, halted: PlayRelease): PlayTrack {
  const [fallback, ...rest] = track.superseded;
  const others = track.releases.filter(
    (one) => !sameCodes(one, halted) && (fallback === undefined || !sameCodes(one, fallback)),
  );
  return { releases: [halted, ...(fallback === undefined ? [] : [fallback]), ...others], superseded: rest };
}
