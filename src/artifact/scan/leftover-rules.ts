import type { Finding } from '../../findings/finding.ts';

/** A file that has no business in an artifact that users get, by its name. */
export interface LeftoverRule {
  readonly rule: string;
  readonly severity: Finding['severity'];
  readonly names: RegExp;
  readonly what: string;
  readonly remedy: string;
}

const leaveOut =
  'Leave it out of the build: look at packaging.resources.excludes, or where the folder is copied.';

/** Each pattern meets the whole name of an entry. The first that fits decides. */
export const leftoverRules: readonly LeftoverRule[] = [
  {
    rule: 'content/key-file',
    severity: 'error',
    names: /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|AuthKey_[^/]*\.p8|[^/]+\.ppk)$/,
    what: 'a file that holds a private key by its name',
    remedy: 'Replace the key, and leave the file out of the build.',
  },
  {
    rule: 'content/keystore',
    severity: 'warning',
    names: /\.(?:p12|pfx|p8|bcfks)$/i,
    what: 'a key store, which may hold a private key',
    remedy: 'If it holds one, replace the key. An app needs no key of its own to trust a server.',
  },
  {
    rule: 'content/environment-file',
    severity: 'warning',
    names:
      /(?:^|\/)(?:\.env(?:\.[^/]*)?|[^/]*\.env|local\.properties|keystore\.properties|signing\.properties|\.npmrc|\.netrc|\.pypirc|\.htpasswd)$/i,
    what: 'a file of settings from a developer’s machine',
    remedy: `Whatever is in it is public now. ${leaveOut}`,
  },
  {
    rule: 'content/service-file',
    severity: 'note',
    names: /(?:^|\/)(?:google-services\.json|agconnect-services\.json|client_secret[^/]*\.json)$/,
    what: 'a configuration that the build turns into resources and that nothing reads at run time',
    remedy: leaveOut,
  },
  {
    rule: 'content/source-map',
    severity: 'warning',
    names: /\.(?:js|bundle|jsbundle|mjs|hbc|css)\.map$/i,
    what: 'a source map, which gives the source code back',
    remedy: 'Upload it to the crash reporter and leave it out of the build.',
  },
  {
    rule: 'content/obfuscation-map',
    severity: 'warning',
    names: /(?:^|\/)(?:mapping\.txt|proguard\.map|seeds\.txt|usage\.txt)$/i,
    what: 'an obfuscation map, which undoes the obfuscation',
    remedy: 'Leave it out of assets and resources; Play takes it from the metadata of the bundle.',
  },
  {
    rule: 'content/version-control',
    severity: 'error',
    names: /(?:^|\/)\.(?:git|svn|hg)\//,
    what: 'a repository with its whole history',
    remedy: leaveOut,
  },
  {
    rule: 'content/debug-symbols',
    severity: 'note',
    names: /(?:\.dSYM\/|\.so\.(?:dbg|debug|sym)$|(?:^|\/)SwiftSupport\.debug)/,
    what: 'debug symbols, which only make it larger',
    remedy: 'Upload them to the crash reporter and the store, and strip the build.',
  },
  {
    rule: 'content/test-bundle',
    severity: 'error',
    names: /\.xctest\//,
    what: 'a bundle of tests; App Store Connect refuses it',
    remedy: 'Archive with the Release configuration, and remove the test target from the archive action.',
  },
  {
    rule: 'content/metro-address',
    severity: 'error',
    names: /\.app\/ip\.txt$/,
    what: 'the address of a React Native development server, so this is a debug build',
    remedy: 'Build with the Release configuration.',
  },
  {
    rule: 'content/desktop-file',
    severity: 'note',
    names: /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX\/.*|[^/]+\.(?:swp|orig|rej)|\.idea\/.*)$/,
    what: 'a file that a desktop or an editor left behind',
    remedy: leaveOut,
  },
];
