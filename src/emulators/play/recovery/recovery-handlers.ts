import { randomInt } from 'node:crypto';
import { type Answer, json } from '../../serving/answer.ts';
import { callerOf, type PlayRequest } from '../context.ts';
import { appFor } from '../edits.ts';
import { jsonBody } from '../json-body.ts';
import type { PlayApp } from '../model.ts';
import { badRequest, notFound } from '../refusal.ts';
import { withApp } from '../seed.ts';
import {
  canceled,
  deployed,
  type RecoveryAction,
  type Targeting,
  type TargetingUpdate,
  targets,
  widened,
} from './model.ts';

interface CreateBody {
  readonly remoteInAppUpdate: { readonly isRemoteInAppUpdateRequested?: boolean };
  readonly targeting: Targeting;
}

export async function createRecovery(request: PlayRequest): Promise<Answer> {
  const { remoteInAppUpdate, targeting = {} } = await jsonBody<CreateBody>(request);
  if (remoteInAppUpdate?.isRemoteInAppUpdateRequested !== true) {
    throw badRequest('The recovery action has to be a remote in-app update.');
  }
  const now = instant(request);
  const action: RecoveryAction = {
    appRecoveryId: String(randomInt(10 ** 9, 10 ** 12)),
    status: 'RECOVERY_STATUS_DRAFT',
    targeting,
    createTime: now,
    lastUpdateTime: now,
  };
  change(request, (app) => {
    checkTargeting(app, targeting);
    return { actions: [action, ...(app.recoveries ?? [])], value: action };
  });
  return json(action);
}

export async function deployRecovery(request: PlayRequest): Promise<Answer> {
  changeOne(request, (action) => deployed(action, instant(request)));
  return json({});
}

export async function cancelRecovery(request: PlayRequest): Promise<Answer> {
  changeOne(request, (action) => canceled(action, instant(request)));
  return json({});
}

export async function addTargeting(request: PlayRequest): Promise<Answer> {
  const { targetingUpdate = {} } = await jsonBody<{ readonly targetingUpdate: TargetingUpdate }>(request);
  changeOne(request, (action) => widened(action, targetingUpdate, instant(request)));
  return json({});
}

export async function listRecoveries(request: PlayRequest): Promise<Answer> {
  const app = appFor(request.play.storage.read(), callerOf(request));
  const versionCode = request.url.searchParams.get('versionCode');
  const found = (app.recoveries ?? []).filter(
    (action) => versionCode === null || targets(action, Number(versionCode)),
  );
  return json(found.length === 0 ? {} : { recoveryActions: found });
}

function checkTargeting(app: PlayApp, { versionList, versionRange }: Targeting): void {
  if ((versionList === undefined) === (versionRange === undefined)) {
    throw badRequest('Exactly one of version_list and version_range has to be set.');
  }
  const known = new Set(app.artifacts.map(({ versionCode }) => versionCode));
  const unknown = (versionList?.versionCodes ?? []).find((code) => !known.has(Number(code)));
  if (unknown !== undefined) throw badRequest(`Version code ${unknown} is not known for the app.`);
}

function changeOne(request: PlayRequest, next: (action: RecoveryAction) => RecoveryAction): void {
  const id = request.part('appRecoveryId');
  change(request, ({ recoveries = [] }) => {
    if (!recoveries.some(({ appRecoveryId }) => appRecoveryId === id)) {
      throw notFound(`App recovery action not found: ${id}.`);
    }
    const actions = recoveries.map((action) => (action.appRecoveryId === id ? next(action) : action));
    return { actions, value: undefined };
  });
}

function change<T>(
  request: PlayRequest,
  next: (app: PlayApp) => { readonly actions: readonly RecoveryAction[]; readonly value: T },
): T {
  const caller = callerOf(request);
  return request.play.storage.update((state) => {
    const app = appFor(state, caller);
    const { actions, value } = next(app);
    return { state: withApp(state, { ...app, recoveries: actions }), value };
  });
}

function instant({ play }: PlayRequest): string {
  return new Date(play.clock.now()).toISOString();
}
