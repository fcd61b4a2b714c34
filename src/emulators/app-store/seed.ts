import { schemasOfDocument } from '../specs/open-api/document.ts';
import type { ApiKey, AppStoreState, Attributes, Resource, Team } from './model.ts';
import { ownPace, type Pace } from './pace.ts';
import { added, allOf, changed, isoTime } from './resources.ts';

/** A team, in good standing unless said otherwise. */
export function withTeam(state: AppStoreState, team: Pick<Team, 'id'> & Partial<Team>): AppStoreState {
  const whole: Team = { agreements: 'signed', membership: 'active', ...team };
  return { ...state, teams: { ...state.teams, [team.id]: whole } };
}

/** Registers a key by its public half. Its team has to be there. */
export function withKey(state: AppStoreState, key: ApiKey): AppStoreState {
  return { ...state, keys: { ...state.keys, [key.keyId]: key } };
}

export interface AppSeed {
  readonly bundleId: string;
  readonly teamId: string;
  readonly name?: string;
  /** Versions that were on sale, the oldest first; the last one still is. None: nobody has had the app yet. */
  readonly liveVersions?: readonly { readonly version: string; readonly build: string }[];
  /** Whether what an app is asked for once has been answered; it has when left out. */
  readonly isSetUp?: boolean;
  readonly pace?: Partial<Pace>;
  /** Sizes in which its last version has a screenshot; one for the iPhone and one for the iPad when left out. */
  readonly screenshots?: readonly string[];
  /** Territories in which it is on sale; all of them when left out. */
  readonly territories?: readonly string[];
}

const englishTexts = {
  locale: 'en-US',
  description: 'Talks to everybody.',
  keywords: 'chat,talk',
  supportUrl: 'https://example.com/support',
};
const contact = {
  contactFirstName: 'Kim',
  contactLastName: 'Example',
  contactPhone: '+1 555 0100',
  contactEmail: 'kim@example.com',
  demoAccountRequired: false,
};

/** Adds an app as a person sets it up in App Store Connect. */
export function withApp(state: AppStoreState, seed: AppSeed): AppStoreState {
  const { bundleId, teamId: team, name = bundleId, liveVersions = [], isSetUp = true } = seed;
  const app = added(withCategories(withTerritories(state)), {
    type: 'apps',
    team,
    id: appleId(state.lastId + 1),
    attributes: {
      bundleId,
      name,
      sku: bundleId,
      primaryLocale: 'en-US',
      isOrEverWasMadeForKids: false,
      ...(isSetUp && { contentRightsDeclaration: 'DOES_NOT_USE_THIRD_PARTY_CONTENT' }),
    },
    kept: { pace: { ...ownPace, ...seed.pace } },
  });
  const described = withAppInfo(app.state, app.value, liveVersions.length > 0);
  const available = withAvailability(described, app.value, seed.territories);
  return liveVersions.reduce(
    (next, version, index) =>
      withLiveVersion(next, app.value, {
        ...version,
        screenshots: seed.screenshots ?? ['APP_IPHONE_67', 'APP_IPAD_PRO_3GEN_129'],
        isLast: index === liveVersions.length - 1,
      }),
    available,
  );
}

function withAppInfo(state: AppStoreState, app: Resource, isLive: boolean): AppStoreState {
  const { team } = app;
  const info = added(state, {
    type: 'appInfos',
    team,
    attributes: {
      state: isLive ? 'READY_FOR_DISTRIBUTION' : 'PREPARE_FOR_SUBMISSION',
      appStoreAgeRating: 'FOUR_PLUS',
    },
    one: { app: app.id, primaryCategory: 'SOCIAL_NETWORKING' },
  });
  const localized = added(info.state, {
    type: 'appInfoLocalizations',
    team,
    attributes: { locale: 'en-US', name: app.attributes.name },
    one: { appInfo: info.value.id },
  });
  const rated = added(localized.state, {
    type: 'ageRatingDeclarations',
    team,
    one: { appInfo: info.value.id },
  });
  return added(rated.state, {
    type: 'betaAppReviewDetails',
    team,
    attributes: contact,
    one: { app: app.id },
  }).state;
}

interface LiveVersion {
  readonly version: string;
  readonly build: string;
  readonly screenshots: readonly string[];
  readonly isLast: boolean;
}

/** Adds a build that Apple has processed, of an app that is there. */
export function withBuild(
  state: AppStoreState,
  { bundleId, ...named }: { readonly bundleId: string; readonly version: string; readonly build: string },
): AppStoreState {
  const app = allOf(state, 'apps').find(({ attributes }) => attributes.bundleId === bundleId);
  if (app === undefined) throw new Error(`The local App Store Connect has no app ${bundleId}.`);
  return withBuildOf(state, app, named).state;
}

function withBuildOf(
  state: AppStoreState,
  app: Resource,
  { version, build }: { readonly version: string; readonly build: string },
): { readonly state: AppStoreState; readonly value: Resource } {
  const { team } = app;
  const train = added(state, {
    type: 'preReleaseVersions',
    team,
    attributes: { version, platform: 'IOS' },
    one: { app: app.id },
  });
  const built = added(train.state, {
    type: 'builds',
    team,
    attributes: {
      version: build,
      uploadedDate: isoTime(0),
      expired: false,
      processingState: 'VALID',
      buildAudienceType: 'APP_STORE_ELIGIBLE',
      usesNonExemptEncryption: false,
    },
    one: { app: app.id, preReleaseVersion: train.value.id },
  });
  const detailed = added(built.state, {
    type: 'buildBetaDetails',
    team,
    attributes: {
      autoNotifyEnabled: false,
      internalBuildState: 'READY_FOR_BETA_TESTING',
      externalBuildState: 'READY_FOR_BETA_SUBMISSION',
    },
    one: { build: built.value.id },
  });
  return { state: detailed.state, value: built.value };
}

function withLiveVersion(
  state: AppStoreState,
  app: Resource,
  { version, build, screenshots, isLast }: LiveVersion,
): AppStoreState {
  const { team } = app;
  const built = withBuildOf(state, app, { version, build });
  const live = added(built.state, {
    type: 'appStoreVersions',
    team,
    attributes: {
      platform: 'IOS',
      versionString: version,
      appVersionState: isLast ? 'READY_FOR_DISTRIBUTION' : 'REPLACED_WITH_NEW_VERSION',
      copyright: '2026 Example Ltd',
      reviewType: 'APP_STORE',
      releaseType: 'AFTER_APPROVAL',
      createdDate: isoTime(0),
    },
    one: { app: app.id, build: built.value.id },
  });
  const reviewed = added(live.state, {
    type: 'appStoreReviewDetails',
    team,
    attributes: contact,
    one: { appStoreVersion: live.value.id },
  });
  return withTexts(reviewed.state, live.value, screenshots);
}

/** In English, with a screenshot of each size. */
function withTexts(
  state: AppStoreState,
  { team, id }: Resource,
  screenshots: readonly string[],
): AppStoreState {
  const localization = added(state, {
    type: 'appStoreVersionLocalizations',
    team,
    attributes: englishTexts,
    one: { appStoreVersion: id },
  });
  return screenshots.reduce((next, screenshotDisplayType) => {
    const set = added(next, {
      type: 'appScreenshotSets',
      team,
      attributes: { screenshotDisplayType },
      one: { appStoreVersionLocalization: localization.value.id },
    });
    const shot = added(set.state, {
      type: 'appScreenshots',
      team,
      attributes: shotAttributes,
      one: { appScreenshotSet: set.value.id },
      kept: { isUploaded: true },
    });
    return changed(shot.state, set.value, { many: { appScreenshots: [shot.value.id] } });
  }, localization.state);
}

const shotAttributes: Attributes = {
  fileName: 'home.png',
  fileSize: 1,
  assetDeliveryState: { state: 'COMPLETE', errors: [], warnings: [] },
};

/** Apple's ids of apps are numbers of about ten digits. */
function appleId(number: number): string {
  return String(6_400_000_000 + number);
}

function withTerritories(state: AppStoreState): AppStoreState {
  if (allOf(state, 'territories').length > 0) return state;
  const codes = schemasOfDocument().TerritoryCode?.enum ?? [];
  const territories = Object.fromEntries(
    codes.map(String).map((id) => [id, bare({ type: 'territories', id, attributes: { currency: 'USD' } })]),
  );
  return { ...state, resources: { ...state.resources, territories } };
}

function withCategories(state: AppStoreState): AppStoreState {
  if (allOf(state, 'appCategories').length > 0) return state;
  const ids = [
    'BUSINESS',
    'EDUCATION',
    'ENTERTAINMENT',
    'FINANCE',
    'PRODUCTIVITY',
    'SOCIAL_NETWORKING',
    'UTILITIES',
  ];
  const appCategories = Object.fromEntries(
    ids.map((id) => [id, bare({ type: 'appCategories', id, attributes: { platforms: ['IOS'] } })]),
  );
  return { ...state, resources: { ...state.resources, appCategories } };
}

function bare(part: Pick<Resource, 'type' | 'id' | 'attributes'> & Partial<Resource>): Resource {
  return { one: {}, many: {}, kept: {}, ...part };
}

function withAvailability(
  state: AppStoreState,
  app: Resource,
  territories: readonly string[] | undefined,
): AppStoreState {
  return added(state, {
    type: 'appAvailabilities',
    team: app.team,
    attributes: { availableInNewTerritories: true },
    one: { app: app.id },
    kept: territories === undefined ? {} : { territories },
  }).state;
}
