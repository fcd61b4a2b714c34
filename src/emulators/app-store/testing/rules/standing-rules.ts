import { notAuthorized } from './circumstances.ts';
import { type AppStoreRuleRow, tabledAppStore } from './rule.ts';

const agreement =
  '403 FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED: This request requires an in-effect agreement that has not been signed or has expired.';

const rows: readonly AppStoreRuleRow[] = [
  ['a token lives for 20 minutes at most', 'ask with a token of 21 minutes', notAuthorized],
  ['a token that has ended is worth nothing', 'ask with a token that has ended', notAuthorized],
  [
    'the clock that makes a token may not be ahead',
    'ask with a token of a clock that is ahead',
    notAuthorized,
  ],
  ['a token is for this API alone', 'ask with a token for another audience', notAuthorized],
  ['a team key names its issuer', 'ask with a token of another issuer', notAuthorized],
  ['a team key is no individual key', 'ask with a token of a person', notAuthorized],
  [
    'the key that a token names has to have signed it',
    'ask with a token that another key has signed',
    notAuthorized,
  ],
  ['a revoked key is worth nothing', 'the key is revoked; ask for the app', notAuthorized],
  [
    'a team sees its own apps alone',
    'ask for the app as another team',
    "404 NOT_FOUND: There is no resource of type 'apps' with id 'the app'",
  ],
  ['nothing goes without the agreements', 'terms change; ask for the app', agreement],
  ['until the Account Holder signs', 'terms change; the Account Holder signs; ask for the app', 'apps'],
  [
    'nothing goes without the membership',
    'the membership ends; ask for the app',
    '403 FORBIDDEN_ERROR: The membership of this team in the Apple Developer Program is not active.',
  ],
  [
    'a key has so many calls in an hour, here 60',
    'ask 61 times',
    "429 RATE_LIMIT_EXCEEDED: We've received too many requests for this API. Please wait and try again or slow down your request rate.",
  ],
  ['the hour rolls', 'ask 60 times; wait 1 h; ask for the app', 'apps'],
  [
    'a page holds 200 at most',
    'ask for /v1/apps?limit=201',
    "400 PARAMETER_ERROR.INVALID: '201' is not a valid value for the parameter 'limit'",
  ],
  [
    'an unknown parameter is refused',
    'ask for /v1/apps?filter[colour]=red',
    "400 PARAMETER_ERROR.ILLEGAL: The parameter 'filter[colour]' can not be used with this request",
  ],
];

export const standingRules = tabledAppStore(
  {
    about: 'Keys, agreements and limits',
    source: "Apple's documentation of tokens and rate limits; users' reports of the rest",
  },
  rows,
);
