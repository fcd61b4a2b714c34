import { describe, expect, test } from 'vitest';
import { runScript } from './testing/app-store-script.ts';
import { appStoreRules } from './testing/rules/app-store-rules.ts';

describe('the rules of App Store Connect, over HTTP', () => {
  test.each(appStoreRules)('$about: $rule', async ({ steps, answer, given }) => {
    expect((await runScript(steps, given)).words).toBe(answer);
  });
});
