import { afterEach, expect, test } from 'vitest';
import { parseFaultRule, plannedFaults } from '../serving/fault-rules.ts';
import { type AppStoreHarness, openAppStoreHarness } from './testing/app-store-harness.ts';

let harness: AppStoreHarness;
const opened = async (...words: readonly string[]) => {
  const rules = words.map(parseFaultRule).filter((rule) => rule !== undefined);
  harness = await openAppStoreHarness({ faults: plannedFaults(rules, 1) });
  return harness;
};
afterEach(() => harness.close());

test.each([
  ['401', 'NOT_AUTHORIZED'],
  ['429', 'RATE_LIMIT_EXCEEDED'],
  ['500', 'UNEXPECTED_ERROR'],
  ['503', 'SERVICE_UNAVAILABLE'],
])('a fault of %s speaks as Apple does', async (rule, code) => {
  const { status, body } = await (await opened(rule)).call('GET', '/v1/apps');
  expect([status, body.errors[0].code]).toEqual([Number(rule), code]);
});

test('what is ignored is answered as if it had been done, and forgotten', async () => {
  const { call, appId } = await opened('ignore PATCH');
  const id = await appId();
  const attributes = { contentRightsDeclaration: 'USES_THIRD_PARTY_CONTENT' };
  const answer = await call('PATCH', `/v1/apps/${id}`, { data: { type: 'apps', id, attributes } });
  expect(answer.body.data.attributes).toMatchObject(attributes);
  const { body } = await call('GET', `/v1/apps/${id}`);
  expect(body.data.attributes.contentRightsDeclaration).toBe('DOES_NOT_USE_THIRD_PARTY_CONTENT');
});

test('a lost answer was done', async () => {
  const { call, appId } = await opened('lose:503 PATCH');
  const id = await appId();
  const attributes = { contentRightsDeclaration: 'USES_THIRD_PARTY_CONTENT' };
  expect((await call('PATCH', `/v1/apps/${id}`, { data: { type: 'apps', id, attributes } })).status).toBe(
    503,
  );
  const { body } = await call('GET', `/v1/apps/${id}`);
  expect(body.data.attributes).toMatchObject(attributes);
});
