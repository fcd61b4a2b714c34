import { readFile } from 'node:fs/promises';
import type { AppStoreState } from '../model.ts';
import type { AppSeed } from '../seed.ts';
import { withApp, withKey, withTeam } from '../seed.ts';
import { makeApiKey, type TestKey } from './api-key.ts';
import {
  type AppStoreHarness,
  bundleId,
  openAppStoreHarness,
  type RawResponse,
  teamId,
} from './app-store-harness.ts';

/** Where a sequence of requests plays: a local App Store Connect, and what the words of the steps stand for. */
export interface Stage {
  readonly harness: AppStoreHarness;
  readonly appId: string;
  /** A key of another team, which has an app of its own. */
  readonly otherKey: TestKey;
  /** A key of one person in the team. */
  readonly personKey: TestKey;
  /** Ids by the names that steps give: `it` is the version, `A` a submission, `build 42` a build. */
  readonly names: Map<string, string>;
  readonly call: (method: string, path: string, data?: object) => Promise<RawResponse>;
  readonly named: (name: string) => string;
}

export async function openStage(app: Partial<AppSeed>): Promise<Stage> {
  const otherKey = makeApiKey('OTHERTEAM1', { keyId: 'OTHERKEY01' });
  const personKey = makeApiKey(teamId, { keyId: 'PERSONKEY1', isIndividual: true });
  const harness = await openAppStoreHarness({
    app,
    callsPerHour: 60,
    // What an upload turns out to be stands in it, in so many words; real files are read in other tests.
    readUpload: async (file) => JSON.parse(await readFile(file, 'utf8')),
    prepare: (state) =>
      withApp(withKeys(withTeam(state, { id: 'OTHERTEAM1' }), [otherKey, personKey]), {
        bundleId: 'com.example.other',
        teamId: 'OTHERTEAM1',
      }),
  });
  const apps = harness.store.state().resources.apps ?? {};
  const appId = Object.values(apps).find(({ attributes }) => attributes.bundleId === bundleId)?.id ?? '';
  const names = new Map([['the app', appId]]);
  return {
    harness,
    appId,
    otherKey,
    personKey,
    names,
    call: (method, path, data) => harness.call(method, path, data === undefined ? undefined : { data }),
    named(name) {
      const id = names.get(name);
      if (id === undefined) throw new Error(`Nothing is called ${name}.`);
      return id;
    },
  };
}

function withKeys(state: AppStoreState, keys: readonly TestKey[]): AppStoreState {
  return keys.reduce((next, { registration }) => withKey(next, registration), state);
}

/** Remembers under a name what a request has made. */
export async function remembered(
  stage: Stage,
  name: string,
  making: Promise<RawResponse>,
): Promise<RawResponse> {
  const answer = await making;
  if (answer.status < 300 && answer.body?.data?.id !== undefined) stage.names.set(name, answer.body.data.id);
  return answer;
}

export const to = (type: string, id: string) => ({ data: { type, id } });
