import { describe, expect, test } from 'vitest';
import { runScript } from './testing/play-script.ts';
import { playRules } from './testing/rules/play-rules.ts';

describe('the rules of Google Play, over HTTP', () => {
  test.each(playRules)('$about: $rule', async ({ steps, answer, given }) => {
    expect((await runScript(steps, given)).words).toBe(answer);
  });
});
