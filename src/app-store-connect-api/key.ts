import { createPrivateKey, type KeyObject } from 'node:crypto';
import { KeyUnusable } from './errors.ts';

/** A key of App Store Connect, from Users and Access, Integrations. */
export interface ApiKey {
  /** Ten letters and digits, also in the name of the file: `AuthKey_KEYID.p8`. */
  readonly keyId: string;
  /** A team key's; an individual key has none. */
  readonly issuerId?: string | undefined;
  /** The text of the `.p8` file. */
  readonly privateKey: string;
}

/** The key that signs. Throws KeyUnusable, without a word of what was given, when it cannot sign for Apple. */
export function signingKeyOf({ keyId, issuerId, privateKey }: ApiKey): KeyObject {
  if (keyId.trim() === '') throw new KeyUnusable('The key has no key id.');
  if (issuerId !== undefined && issuerId.trim() === '') {
    throw new KeyUnusable('The issuer id is empty; leave it out for an individual key.');
  }
  const key = parsed(privateKey);
  if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    throw new KeyUnusable(
      'The key is not an elliptic curve key on P-256, as all keys of App Store Connect are.',
    );
  }
  return key;
}

function parsed(text: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch {
    throw new KeyUnusable('The text is no private key in PEM form.');
  }
}
