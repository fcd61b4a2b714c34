import type { AppStoreState, Resource } from '../model.ts';
import { type AppleError, AppStoreRefusal, wire } from '../refusal.ts';
import { childrenOf, resource } from '../resources.ts';
import { isFirst } from '../versions/version-states.ts';
import { missingScreenshots } from './missing-screenshots.ts';

/** What keeps a version from being reviewed, by the path of the resource that lacks it. */
type AssociatedErrors = Readonly<Record<string, readonly AppleError[]>>;

/** Throws everything that is missing at once, as Apple does: nested, under one general error. */
export function checkReadyForReview(state: AppStoreState, version: Resource): void {
  const missing = Object.entries(missingFrom(state, version)).filter(([, errors]) => errors.length > 0);
  if (missing.length === 0) return;
  throw new AppStoreRefusal({
    status: 409,
    code: 'STATE_ERROR.ENTITY_STATE_INVALID',
    title: `appStoreVersions with id '${version.id}' is not in valid state.`,
    detail: 'This resource cannot be reviewed, please check associated errors to see why.',
    meta: {
      associatedErrors: Object.fromEntries(missing.map(([path, errors]) => [path, errors.map(wire)])),
    },
  });
}

function missingFrom(state: AppStoreState, version: Resource): AssociatedErrors {
  const app = resource(state, { type: 'apps', id: version.one.app ?? '' });
  const build = state.resources.builds?.[version.one.build ?? ''];
  return {
    [pathOf(version)]: [
      ...(build === undefined ? [requiredRelationship('build')] : []),
      ...required(version, ['copyright']),
      ...(childrenOf(state, 'appStoreReviewDetails', { appStoreVersion: version.id }).length === 0
        ? [requiredRelationship('appStoreReviewDetail')]
        : []),
    ],
    ...(build === undefined ? {} : { [pathOf(build)]: required(build, ['usesNonExemptEncryption']) }),
    [pathOf(app)]: required(app, ['contentRightsDeclaration']),
    ...ofLocalizations(state, version),
    ...ofReviewDetail(state, version),
    ...ofAppInfo(state, app),
  };
}

function ofLocalizations(state: AppStoreState, version: Resource): AssociatedErrors {
  const texts = ['description', 'keywords', 'supportUrl', ...(isFirst(state, version) ? [] : ['whatsNew'])];
  const all = childrenOf(state, 'appStoreVersionLocalizations', { appStoreVersion: version.id });
  return Object.fromEntries(
    all.map((one) => [
      pathOf(one),
      [...required(one, texts), ...missingScreenshots(state, { version, localization: one })],
    ]),
  );
}

const contact = ['contactFirstName', 'contactLastName', 'contactPhone', 'contactEmail'];
const demo = ['demoAccountName', 'demoAccountPassword'];

function ofReviewDetail(state: AppStoreState, version: Resource): AssociatedErrors {
  const [detail] = childrenOf(state, 'appStoreReviewDetails', { appStoreVersion: version.id });
  if (detail === undefined) return {};
  const wantsDemo = detail.attributes.demoAccountRequired === true;
  return { [pathOf(detail)]: required(detail, wantsDemo ? [...contact, ...demo] : contact) };
}

function ofAppInfo(state: AppStoreState, app: Resource): AssociatedErrors {
  const infos = childrenOf(state, 'appInfos', { app: app.id });
  return Object.fromEntries(
    infos.slice(-1).map((info) => {
      const hasCategory = info.one.primaryCategory !== undefined;
      return [pathOf(info), hasCategory ? [] : [requiredRelationship('primaryCategory')]];
    }),
  );
}

function required({ attributes }: Resource, names: readonly string[]): readonly AppleError[] {
  return names
    .filter((name) => attributes[name] === undefined || attributes[name] === null || attributes[name] === '')
    .map((name) => ({
      status: 409,
      code: 'ENTITY_ERROR.ATTRIBUTE.REQUIRED',
      title: 'The provided entity is missing a required attribute',
      detail: `You must provide a value for the attribute '${name}' with this request`,
      source: { pointer: `/data/attributes/${name}` },
    }));
}

function requiredRelationship(name: string): AppleError {
  return {
    status: 409,
    code: 'ENTITY_ERROR.RELATIONSHIP.REQUIRED',
    title: 'The provided entity is missing a required relationship',
    detail: `You must provide a value for the relationship '${name}' with this request`,
    source: { pointer: `/data/relationships/${name}` },
  };
}

function pathOf({ type, id }: Resource): string {
  return `/v1/${type}/${id}/`;
}
