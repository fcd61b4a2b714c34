import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { withApp, withKey, withTeam } from '../emulators/app-store/seed.ts';
import { makeApiKey } from '../emulators/app-store/testing/api-key.ts';
import { openAppStoreHarness } from '../emulators/app-store/testing/app-store-harness.ts';
import { createAppStoreConnect } from './client.ts';
import { makeKey, readToken } from './testing/keys.ts';
import { startWire } from './testing/wire.ts';

const one = makeKey({ keyId: 'TEAMKEY001', issuerId: 'issuer-one' });
const two = makeKey({ keyId: 'TEAMKEY002', issuerId: 'issuer-two' });
const own = makeKey({ keyId: 'OWNKEY0003' });
const remaining: Readonly<Record<string, number>> = { TEAMKEY001: 2000, TEAMKEY002: 40, OWNKEY0003: 900 };

test('keys, tokens and budgets of several teams in one process never mix', async () => {
  const tried = new Set<number>();
  const wire = await startWire(async ({ token, path }) => {
    const keyId = String(readToken(token).head.kid);
    const round = roundOf(path);
    // Answers overtake each other.
    await sleep(round % 3);
    const headers = { 'x-rate-limit': `user-hour-lim:3500;user-hour-rem:${remaining[keyId]};` };
    // The first try of every seventh is refused, so that new tokens are made in the middle of it. Refusals tell the
    // budget too: one that does not is taken for a request more, and which answer comes last is left to chance.
    const isRefused = round % 7 === 0 && !tried.has(round);
    tried.add(round);
    if (isRefused) return { status: 401, headers, body: { errors: [] } };
    return { headers, body: { data: [], links: { self: keyId } } };
  });
  let nowMs = Date.now();
  const teams = [one, two, own].map((made) => ({
    made,
    client: createAppStoreConnect(made.key, {
      origin: wire.origin,
      haltReserve: 5,
      wait: async () => undefined,
      now: () => (nowMs += 500),
    }),
  }));
  const rounds = Array.from({ length: 60 }, (_, round) => teams[round % 3]).filter(
    (team) => team !== undefined,
  );
  const answeredTo = await Promise.all(
    rounds.map(async ({ client }, round) => {
      const answer = await client.get('/v1/apps', { params: { query: { 'filter[sku]': [String(round)] } } });
      return answer.links.self;
    }),
  );
  expect(answeredTo).toEqual(rounds.map(({ made }) => made.key.keyId));
  expect(teams.map(({ client }) => client.budget()?.remaining)).toEqual([2000, 40, 900]);
  expect(wire.requests).toHaveLength(60 + 9);
  for (const { token, path } of wire.requests) {
    const { made } = teams[roundOf(path) % 3] ?? { made: one };
    const { head, claims, signedBy } = readToken(token);
    expect([head.kid, claims.iss, signedBy(made)]).toEqual([made.key.keyId, made.key.issuerId, true]);
  }
});

function roundOf(path: string): number {
  return Number(/=(\d+)$/.exec(path)?.[1]);
}

test('two teams and a person see each their own apps, however their calls are mixed', async () => {
  const keys = [
    makeApiKey('TEAM000001', { keyId: 'KEY1' }),
    makeApiKey('TEAM000002', { keyId: 'KEY2' }),
    makeApiKey('TEAM000002', { keyId: 'KEY3', isIndividual: true }),
  ];
  const harness = await openAppStoreHarness({
    prepare: (state) =>
      keys.reduce((next, { registration }, at) => {
        const { teamId } = registration;
        const team = withKey(withTeam(next, { id: teamId }), registration);
        return at === 2 ? team : withApp(team, { bundleId: `of.${teamId}`, teamId });
      }, state),
  });
  onTestFinished(() => harness.close());
  const clients = keys.map(({ keyId, issuerId, privateKeyPem: privateKey }) =>
    createAppStoreConnect({ keyId, issuerId, privateKey }, { origin: harness.store.origin }),
  );
  const calls = Array.from({ length: 45 }, async (_, at) => {
    const apps = await Array.fromAsync(clients[at % 3]?.each('/v1/apps') ?? []);
    return apps.map(({ attributes }) => attributes?.bundleId).join();
  });
  const own = ['of.TEAM000001', 'of.TEAM000002', 'of.TEAM000002'];
  expect(await Promise.all(calls)).toEqual(calls.map((_, at) => own[at % 3]));
  expect(clients.map((client) => client.budget()?.remaining)).toEqual([3485, 3485, 3485]);
});
