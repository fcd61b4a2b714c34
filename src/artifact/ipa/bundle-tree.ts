/** What a folder of an app is, told by its suffix and where it lies. */
export type BundleKind = 'app' | 'watch-app' | 'app-clip' | 'extension' | 'framework' | 'tests' | 'resources';

export interface BundlePlace {
  /** Without a slash at the end. */
  readonly path: string;
  readonly kind: BundleKind;
  /** Path of the bundle around it; undefined of the app itself. */
  readonly parent: string | undefined;
}

const kinds: Readonly<Record<string, BundleKind>> = {
  app: 'app',
  appex: 'extension',
  framework: 'framework',
  xctest: 'tests',
  bundle: 'resources',
};

/** The bundles of an app, itself first, outer before inner. `names` are those of all files. */
export function bundleTree(app: string, names: Iterable<string>): readonly BundlePlace[] {
  const found = new Map<string, BundlePlace>([[app, { path: app, kind: 'app', parent: undefined }]]);
  for (const name of names) {
    if (!name.startsWith(`${app}/`)) continue;
    let parent = app;
    for (let at = name.indexOf('/', app.length + 1); at >= 0; at = name.indexOf('/', at + 1)) {
      const path = name.slice(0, at);
      const known = found.get(path) ?? placeOf(path, parent);
      if (known === undefined) continue;
      found.set(path, known);
      parent = path;
    }
  }
  return [...found.values()].toSorted((a, b) => depthOf(a.path) - depthOf(b.path));
}

function placeOf(path: string, parent: string): BundlePlace | undefined {
  const kind = kinds[/\.([a-z]+)$/.exec(path)?.[1] ?? ''];
  if (kind === undefined) return undefined;
  const between = path.slice(parent.length + 1).split('/');
  if (kind !== 'app') return { path, kind, parent };
  const folder = between.length > 1 ? between.at(-2) : undefined;
  return {
    path,
    kind: folder === 'Watch' ? 'watch-app' : folder === 'AppClips' ? 'app-clip' : 'app',
    parent,
  };
}

function depthOf(path: string): number {
  return path.split('/').length;
}

/** The paths of apps that lie directly in `folder`, such as `Payload`. */
export function appsIn(folder: string, names: Iterable<string>): readonly string[] {
  const apps = new Set<string>();
  for (const name of names) {
    const match = name.startsWith(`${folder}/`)
      ? /^[^/]+\.app(?=\/)/.exec(name.slice(folder.length + 1))
      : null;
    if (match !== null) apps.add(`${folder}/${match[0]}`);
  }
  return [...apps].toSorted();
}
