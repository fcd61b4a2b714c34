import { expect, test } from 'vitest';
import { describeItms } from './itms-codes.ts';

test.each([
  [{ code: '90725', description: undefined }, 'ITMS-90725: it was built with an SDK that is too old'],
  [
    { code: 'ITMS-90189', description: ' Redundant upload. ' },
    /^ITMS-90189: the build number .* \(Apple: Redundant upload\.\)$/,
  ],
  [
    { code: undefined, description: 'ERROR ITMS-90035: "Invalid Signature."' },
    /^ITMS-90035: the signature is invalid \(Apple: ERROR/,
  ],
  [{ code: '91234', description: 'Something new.' }, 'ITMS-91234: Something new.'],
  [{ code: 'MISSING_ENTITLEMENT', description: 'No team.' }, 'MISSING_ENTITLEMENT: No team.'],
  [{ code: undefined, description: undefined }, 'Apple gives no reason'],
])('%j is explained, or shown in the words of Apple', (finding, text) => {
  expect(describeItms(finding)).toMatch(text);
});
