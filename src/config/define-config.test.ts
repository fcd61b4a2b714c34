import { expect, test } from 'vitest';
import { type ConfigInput, defineConfig } from '../index.ts';
import { parseConfig } from './parse.ts';

const android = { applicationId: 'com.example.chat', versionName: '1.4.0' };

test('hands the config back, typed', () => {
  const input: ConfigInput = { apps: { chat: { android } } };
  expect(defineConfig(input)).toBe(input);
  const made = defineConfig(({ env }) => ({ apps: { chat: { android: { ...android, track: env.TRACK } } } }));
  expect(made({ env: { TRACK: 'beta' } })).toMatchObject({ apps: { chat: { android: { track: 'beta' } } } });
});

test('what the types refuse, the parser refuses as well', () => {
  const refused: unknown[] = [
    // @ts-expect-error an unknown key
    defineConfig({ apps: { chat: { android } }, stors: 'live' }),
    // @ts-expect-error a missing version name
    defineConfig({ apps: { chat: { android: { applicationId: 'com.example.chat' } } } }),
    // @ts-expect-error an unknown step
    defineConfig({ apps: { chat: { android, hooks: { before: { biuld: 'x' } } } } }),
    // @ts-expect-error an unknown word
    defineConfig({ stores: 'local', apps: { chat: { android } } }),
  ];
  for (const input of refused) {
    expect(() => parseConfig(input, { file: '/repo/slipway.config.ts' })).toThrow('has one problem');
  }
  // @ts-expect-error a gate that answers with a word that is no verdict
  defineConfig({ apps: { chat: { android: { ...android, rollout: { gate: { ask: () => 'fine' } } } } } });
});
