import { readFile } from 'node:fs/promises';
import {
  account,
  applicationId,
  type FakeFindings,
  fakeBundle,
  type PlayHarness,
} from '../../../stores/google-play/testing/play-harness.ts';
import type { Act } from '../../testing/perform.ts';
import type { ConsoleChange } from '../console.ts';
import { registerServiceAccount } from '../seed.ts';
import type { RawClient, RawResponse } from './raw-client.ts';
import { releaseIn } from './release-words.ts';

export interface Stage {
  readonly harness: PlayHarness;
  readonly clients: Readonly<Record<string, RawClient>>;
  /** Edit ids and the clients that opened them, by name. */
  readonly edits: Map<string, { readonly id: string; readonly client: RawClient }>;
}

/** What clients of the API do. */
export function apiActs(stage: Stage): readonly Act<RawResponse>[] {
  const { harness, clients, edits } = stage;
  const ci = clients.ci as RawClient;
  const inEdit = callsIn(stage);
  return [
    [
      /^open (\w+)(?: as (\w+))?(?: of (\S+))?$/,
      async ([name = '', who, id]) => {
        const client = clients[who || 'ci'] ?? ci;
        const answer = await client.request('POST', `${base(id || applicationId)}/edits`, {});
        edits.set(name, { id: answer.body.error === undefined ? answer.body.id : '', client });
        return answer;
      },
    ],
    [
      /^upload (\d+)(?: (unsigned|with another key|that reads messages))? in (\w+)$/,
      async ([code, how = '', name = '']) => {
        const about = { versionCode: Number(code), ...bundles[how] };
        const { file } = await fakeBundle(harness.dir, about);
        const { id } = edits.get(name) ?? { id: '' };
        const path = `/upload${base(applicationId)}/edits/${id}/bundles?uploadType=media`;
        return ci.request('POST', path, await readFile(file));
      },
    ],
    [
      /^put (\S+?)(?:\/(\S+))? (.+) in (\w+)$/,
      ([track, named, releases = '', name = '']) =>
        inEdit(name, `PUT /tracks/${track}`, {
          track: named || track,
          releases: releases.split(', ').map(releaseIn),
        }),
    ],
    [/^get (\w+)$/, ([name = '']) => inEdit(name, 'GET ' + '')],
    [/^delete (\w+)$/, ([name = '']) => inEdit(name, 'DELETE ' + '')],
    [/^validate (\w+)$/, ([name = '']) => inEdit(name, 'POST ' + ':validate')],
    [/^commit (\w+)(?: (\w+))?$/, ([name = '', how = '']) => inEdit(name, `POST :commit${behaviors[how]}`)],
    [/^read (\S+) in (\w+)$/, ([track, name = '']) => inEdit(name, `GET /tracks/${track}`)],
    [
      /^create track (\S+) in (\w+)$/,
      ([track, name = '']) =>
        inEdit(name, 'POST ' + '/tracks', { track, type: 'CLOSED_TESTING', formFactor: 'DEFAULT' }),
    ],
    [/^poll (\S+)$/, ([track]) => ci.request('GET', `${base(applicationId)}/tracks/${track}/releases`)],
  ];
}

/** What people do in Play Console and Google Cloud, and what time and the weather do. */
export function peopleActs({ harness }: Stage): readonly Act<RawResponse>[] {
  const person = async (change: ConsoleChange) => {
    harness.play.inConsole(applicationId, change);
    return done;
  };
  return [
    [
      /^person halts (\d+)$/,
      ([code]) => person({ kind: 'halt', track: 'production', versionCode: Number(code) }),
    ],
    [/^person sends for review$/, () => person({ kind: 'send-for-review' })],
    [/^person publishes$/, () => person({ kind: 'publish' })],
    [/^person finishes the set-up$/, () => person({ kind: 'finish-set-up' })],
    [/^person sends a new listing for review$/, () => person({ kind: 'put-in-review' })],
    [
      /^wait (\d+) (min|h)$/,
      async ([count, unit]) => {
        harness.clock.nowMs += Number(count) * (unit === 'h' ? 3_600_000 : 60_000);
        return done;
      },
    ],
    [
      /^the project turns the API off$/,
      async () => {
        const off = { ...account, apiDisabled: true };
        harness.storage.update((state) => ({ state: registerServiceAccount(state, off), value: undefined }));
        return done;
      },
    ],
    [
      /^the backend goes away$/,
      async () => {
        harness.storage.close();
        return done;
      },
    ],
  ];
}

const done: RawResponse = { status: 200, body: undefined, headers: new Headers() };
const base = (id: string) => `/androidpublisher/v3/applications/${id}`;
/** What reading such a bundle would find; real ones are read in upload-refusals.test.ts. */
const bundles: Readonly<Record<string, FakeFindings>> = {
  unsigned: { signature: { state: 'unsigned' } },
  'with another key': { signature: { state: 'verified', keySha1: 'cd'.repeat(20), debugKey: false } },
  'that reads messages': { restrictedPermissions: ['android.permission.READ_SMS'] },
};
const behaviors: Readonly<Record<string, string>> = {
  '': '',
  politely: '?changesInReviewBehavior=ERROR_IF_IN_REVIEW',
  cancelling: '?changesInReviewBehavior=CANCEL_IN_REVIEW_AND_SUBMIT',
  unsent: '?changesNotSentForReview=true',
};

/** Calls in the edit of that name, by the client that opened it: `PUT /tracks/beta`. */
function callsIn({ edits }: Stage) {
  return (name: string, call: string, body?: unknown): Promise<RawResponse> => {
    const edit = edits.get(name);
    if (edit === undefined) throw new Error(`No edit ${name} was opened.`);
    const [method = '', path = ''] = call.split(' ');
    return edit.client.request(method, `${base(applicationId)}/edits/${edit.id}${path}`, body);
  };
}
