import { expect, test } from 'vitest';
import { callsPerMinute, createQuota } from './quota.ts';

test('3,000 calls a minute pass, the next one does not, and a second later 50 more do', () => {
  let nowMs = 0;
  const quota = createQuota(callsPerMinute, () => nowMs);
  for (let call = 0; call < 3_000; call += 1) quota.spend('ci');
  expect(() => quota.spend('ci')).toThrow(/Quota exceeded/);
  quota.spend('somebody else');
  nowMs = 1_000;
  for (let call = 0; call < 50; call += 1) quota.spend('ci');
  expect(() => quota.spend('ci')).toThrow(/Quota exceeded/);
});
