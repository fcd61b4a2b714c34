// How a version may stand: the steps that the rules share.

export const ready = 'upload build 42 of 2.5.0; create version 2.5.0; attach build 42; say what is new';
export const drafted = `${ready}; open submission A; add it to A`;
export const submitted = `${drafted}; send A`;
export const rejected = `${submitted}; Apple looks; Apple rejects`;
export const live = `${submitted}; Apple looks; Apple approves`;
export const phased = `${ready}; phase it; open submission A; add it to A; send A; Apple looks; Apple approves`;

/** Nobody has had the app yet. */
export const first = { liveVersions: [] };

export const notAuthorized =
  '401 NOT_AUTHORIZED: Provide a properly configured and signed bearer token, and make sure that it has not expired. Learn more about Generating Tokens for API Requests https://developer.apple.com/go/?id=api-generating-tokens';
export const notReady = (more: string) =>
  `409 STATE_ERROR.ENTITY_STATE_INVALID: This resource cannot be reviewed, please check associated errors to see why. / ${more}`;
