import { expect, test } from 'vitest';
import { recogniseItms } from './itms.ts';

test.each([
  ['90725', ['90725']],
  [
    'ERROR ITMS-90713: "Missing Info.plist value. A value for the key CFBundleIconName is missing"',
    ['90713'],
  ],
  ['code=STATE_ERROR.VALIDATION_ERROR.90057', ['90057']],
  ['ITMS-90022 and ITMS-90023: Missing required icon file', ['90022', '90023']],
  ['Invalid Pre-Release Train. The train version 1.2 is closed.', ['90186']],
  ['Missing Push Notification Entitlement - Your app appears to register', ['90078']],
  ['190725 builds', []],
  ['all is well', []],
])('%s', (answer, codes) => {
  expect(recogniseItms(answer).map(({ code }) => code)).toEqual(codes);
});

test('a number that is new keeps the text', () => {
  expect(recogniseItms('ITMS-91999: Something new')).toEqual([
    {
      code: '91999',
      text: 'ITMS-91999: Something new',
      meaning: expect.stringContaining('no number that Slipway knows'),
    },
  ]);
});

test('every row says something in plain words', async () => {
  const { itmsTable } = await import('./itms.ts');
  for (const [code, { text, meaning }] of Object.entries(itmsTable)) {
    expect(code).toMatch(/^9[01]\d{3}$/);
    expect(text.length).toBeGreaterThan(5);
    expect(meaning).toMatch(/\.$/);
  }
});
