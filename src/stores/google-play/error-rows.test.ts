import { describe, expect, test } from 'vitest';
import { runScript } from '../../emulators/play/testing/play-script.ts';
import { errorRows } from '../../emulators/play/testing/rules/error-rows.ts';
import { refusalError } from './errors.ts';

describe('the refusals that users meet, each brought about over HTTP', () => {
  test.each(errorRows)('row $row: $steps', async ({ steps, answer, given, code }) => {
    const end = await runScript(steps, given);
    expect(end.words).toBe(answer);
    const error = refusalError({ status: end.answer.status, body: end.answer.body });
    expect(error.code).toBe(code);
    expect(error.seen).toContain(end.answer.body.error.message);
    expect(error.next).not.toBe('');
  });

  test('none of the 26 is left out', () => {
    const numbers = new Set(errorRows.map(({ row }) => row));
    expect([...numbers].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 26 }, (_, index) => index + 1),
    );
  });
});
