/** How the content of an entry is looked at; undefined when only its name matters. */
export type ContentKind = 'dex' | 'resources' | 'text' | 'keystore' | 'machine-code';

interface EntryFacts {
  readonly name: string;
  readonly sizeBytes: number;
}

/** Text above this is data, not settings: it would cost more time than it can tell. Bundles of code are larger. */
const largestTextBytes = 16 * 1024 * 1024;
const codeBundle = /\.(?:jsbundle|bundle|js)$/;

const byExtension: ReadonlyMap<string, ContentKind> = new Map([
  ['dex', 'dex'],
  ['arsc', 'resources'],
  ['pb', 'resources'],
  ...keys('keystore', ['jks', 'jceks', 'keystore', 'bks', 'pk8']),
  ...keys('machine-code', ['so', 'dylib']),
  ...keys('text', [
    'bundle',
    'jsbundle',
    'js',
    'mjs',
    'cjs',
    'json',
    'json5',
    'jsonc',
    'html',
    'htm',
    'xml',
    'plist',
  ]),
  ...keys('text', [
    'properties',
    'txt',
    'env',
    'yml',
    'yaml',
    'toml',
    'ini',
    'cfg',
    'conf',
    'config',
    'strings',
  ]),
  ...keys('text', [
    'pem',
    'key',
    'p8',
    'crt',
    'cer',
    'ppk',
    'sql',
    'csv',
    'md',
    'sh',
    'py',
    'rb',
    'ts',
    'css',
    'map',
  ]),
  ...keys('text', [
    'gradle',
    'kts',
    'pro',
    'xcconfig',
    'graphql',
    'lua',
    'dart',
    'npmrc',
    'netrc',
    'htpasswd',
  ]),
]);

/** The program of an app, an extension or a framework of iOS has the name of its folder. */
const executable = /(?:^|\/)([^/]+)\.(?:app|appex|framework)\/\1$/;

/** Names without an extension that are text wherever they turn up. */
const textNames = new Set([
  'id_rsa',
  'id_dsa',
  'id_ecdsa',
  'id_ed25519',
  'credentials',
  'dockerfile',
  'makefile',
]);

/** What to do with an entry. The name decides, so that nothing is unpacked to be thrown away. */
export function contentKind({ name, sizeBytes }: EntryFacts): ContentKind | undefined {
  const file = fileName(name).toLowerCase();
  const kind = kindByName(file) ?? (executable.test(name) ? 'machine-code' : undefined);
  // Licences and manifests of libraries quote addresses by the dozen and hold nothing of the app's own.
  if (kind === undefined || isBoilerplate(name, file)) return undefined;
  if (kind === 'text' && sizeBytes > largestTextBytes && !codeBundle.test(file)) return undefined;
  return kind;
}

function kindByName(file: string): ContentKind | undefined {
  if (textNames.has(file) || file.startsWith('.env')) return 'text';
  const dot = file.lastIndexOf('.');
  return dot === -1 ? undefined : byExtension.get(file.slice(dot + 1));
}

function isBoilerplate(name: string, file: string): boolean {
  if (/^(?:licen[cs]e|notice|copying|authors)/.test(file)) return true;
  if (name.startsWith('BUNDLE-METADATA/') || /(?:^|\/)licen[cs]es?\//i.test(name)) return true;
  return name.startsWith('META-INF/') && /\.(?:mf|sf|txt|version|kotlin_module)$/.test(file);
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function keys(kind: ContentKind, extensions: readonly string[]): readonly (readonly [string, ContentKind])[] {
  return extensions.map((extension) => [extension, kind] as const);
}
