import type { Act } from '../../testing/perform.ts';
import type { ConsoleChange } from '../console.ts';
import { makeApiKey, tokenOf } from './api-key.ts';
import { bundleId, callerWith, type RawResponse, teamId } from './app-store-harness.ts';
import type { Stage } from './stage.ts';

/** What people do, at Apple and elsewhere, what time does, and who asks with which key. */
export function peopleActs(stage: Stage): readonly Act<RawResponse>[] {
  const { harness } = stage;
  return [
    ...Object.entries(changes).map(
      ([words, change]): Act<RawResponse> => [
        new RegExp(`^${words}$`),
        async () => {
          harness.store.inConsole(bundleId, change);
          return done;
        },
      ],
    ),
    [
      /^wait (\d+) (s|h|d)$/,
      async ([count, unit = '']) => {
        harness.clock.nowMs += Number(count) * (unitMs[unit] ?? 0);
        return done;
      },
    ],
    [
      /^the key is revoked$/,
      async () => {
        harness.store.inConsole(bundleId, { kind: 'revoke-key', keyId: harness.key.keyId });
        return done;
      },
    ],
    [/^ask for the app$/, () => stage.call('GET', `/v1/apps/${stage.appId}`)],
    [/^ask for (\S+)$/, ([path = '']) => stage.call('GET', path)],
    [
      /^ask (\d+) times$/,
      async ([times]) => {
        let answer = done;
        for (let count = 0; count < Number(times); count += 1)
          answer = await stage.call('GET', '/v1/apps?limit=1');
        return answer;
      },
    ],
    [
      /^ask for the app as another team$/,
      () => harness.callAs(stage.otherKey)('GET', `/v1/apps/${stage.appId}`),
    ],
    [/^ask with an individual key$/, () => harness.callAs(stage.personKey)('GET', '/v1/apps?limit=1')],
    [/^ask with (.+)$/, ([how = '']) => askedWith(stage, how)],
  ];
}

const changes: Readonly<Record<string, ConsoleChange>> = {
  'Apple looks': { kind: 'begin-review' },
  'Apple approves': { kind: 'approve' },
  'Apple rejects': { kind: 'reject' },
  'Apple rejects the texts': { kind: 'reject-metadata' },
  'Apple approves the beta': { kind: 'approve-beta' },
  'Apple rejects the beta': { kind: 'reject-beta' },
  'a person takes it back': { kind: 'remove-from-review' },
  'a person releases it': { kind: 'release' },
  'a person pauses it': { kind: 'pause' },
  'a person resumes it': { kind: 'resume' },
  'a day more is let out': { kind: 'next-day' },
  'a person gives it to all': { kind: 'release-to-all' },
  'terms change': { kind: 'agreements-expire' },
  'the Account Holder signs': { kind: 'sign-agreements' },
  'the membership ends': { kind: 'membership-expires' },
  'the membership is renewed': { kind: 'renew-membership' },
};

const unitMs: Readonly<Record<string, number>> = { s: 1_000, h: 3_600_000, d: 86_400_000 };

const done: RawResponse = { status: 200, body: undefined, headers: new Headers() };

/** A token that is wrong in one way. */
function askedWith({ harness }: Stage, how: string): Promise<RawResponse> {
  const now = Math.floor(Date.now() / 1000);
  const claims: Readonly<Record<string, object>> = {
    'a token of 21 minutes': { iat: now, exp: now + 21 * 60 },
    'a token that has ended': { exp: now - 1 },
    'a token of a clock that is ahead': { iat: now + 120, exp: now + 600 },
    'a token for another audience': { aud: 'appstoreconnect-v2' },
    'a token of another issuer': { iss: 'somebody' },
    'a token of a person': { iss: undefined, sub: 'user' },
  };
  const foreign = makeApiKey(teamId, { keyId: harness.key.keyId });
  const key =
    how === 'a token that another key has signed'
      ? { ...harness.key, privateKeyPem: foreign.privateKeyPem }
      : harness.key;
  const isKnown = how in claims || key !== harness.key;
  if (!isKnown) throw new Error(`No token is ${how}.`);
  return callerWith(harness.store.origin, () => tokenOf(key, { claims: { ...claims[how] } }))(
    'GET',
    '/v1/apps',
  );
}
