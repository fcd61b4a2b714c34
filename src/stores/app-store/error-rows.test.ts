import { expect, test } from 'vitest';
import { problemsOf } from '../../app-store-connect-api/problems.ts';
import { runScript } from '../../emulators/app-store/testing/app-store-script.ts';
import { appStoreErrorRows } from '../../emulators/app-store/testing/rules/error-rows.ts';
import { refusalError } from './refusals.ts';

test('every row of what users report is reached', () => {
  const rows = new Set(appStoreErrorRows.map(({ row }) => row));
  expect([...rows]).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
});

test.each(appStoreErrorRows)('row $row: $steps is $code', async ({ steps, apple, code, given }) => {
  const { words, answer } = await runScript(steps, given);
  expect(words).toMatch(apple);
  const problems = problemsOf(JSON.stringify(answer.body));
  const error = refusalError({ status: answer.status, problems });
  expect(error).toMatchObject({ code, seen: expect.stringContaining(`HTTP ${answer.status}`) });
  expect(error.next).toMatch(/\w/);
});
