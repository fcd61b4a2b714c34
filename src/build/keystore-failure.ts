export type KeystoreFailureCode =
  | 'KEYSTORE_PASSWORD_MISSING'
  | 'KEYSTORE_PASSWORD_WRONG'
  | 'KEYSTORE_CORRUPT'
  | 'KEY_ALIAS_MISSING'
  | 'FILE_NOT_FOUND';

interface Rule {
  readonly code: KeystoreFailureCode;
  readonly pattern: RegExp;
}

/**
 * How keytool, jarsigner, apksigner and the Android Gradle Plugin word the ways a keystore can fail. The first
 * match counts: a wrong password comes with a stack trace that also names the parser of a damaged file.
 */
const rules: readonly Rule[] = [
  { code: 'KEYSTORE_PASSWORD_MISSING', pattern: /environment variable \S+ not specified/i },
  { code: 'KEYSTORE_PASSWORD_MISSING', pattern: /Cannot find environment variable: \S+/ },
  { code: 'KEYSTORE_PASSWORD_WRONG', pattern: /password was incorrect/i },
  { code: 'KEYSTORE_PASSWORD_WRONG', pattern: /Failed to obtain key with alias .*Wrong password\?/ },
  { code: 'KEYSTORE_PASSWORD_WRONG', pattern: /Cannot recover key|unable to recover key from keystore/i },
  { code: 'KEYSTORE_PASSWORD_WRONG', pattern: /Get Key failed|failed to decrypt safe contents entry/ },
  { code: 'KEY_ALIAS_MISSING', pattern: /entry "[^"]*" does not contain a key/ },
  { code: 'KEY_ALIAS_MISSING', pattern: /Alias <[^>]*> does not exist|Alias <[^>]*> has no key/ },
  { code: 'KEY_ALIAS_MISSING', pattern: /No key with alias '[^']*' found in keystore/ },
  { code: 'KEY_ALIAS_MISSING', pattern: /Certificate chain not found for: /i },
  { code: 'FILE_NOT_FOUND', pattern: /Keystore file (?:does not exist|.* not found for signing)/ },
  { code: 'KEYSTORE_CORRUPT', pattern: /(?:Unrecognized|Invalid) keystore format/i },
  { code: 'KEYSTORE_CORRUPT', pattern: /Keystore file exists, but is empty/ },
  { code: 'KEYSTORE_CORRUPT', pattern: /keytool error: java\.io\.(?:EOFException|IOException)/ },
  { code: 'KEYSTORE_CORRUPT', pattern: /DerInputStream|DerValue|(?:PKCS12|Java)KeyStore\S*\.engineLoad/ },
];

/** What is wrong with the keystore according to a tool's output; undefined when it speaks of none. */
export function keystoreFailure(output: string): KeystoreFailureCode | undefined {
  return rules.find(({ pattern }) => pattern.test(output))?.code;
}
