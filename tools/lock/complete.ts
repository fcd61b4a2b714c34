/** The parts of a package-lock.json (version 3) that are looked at here. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

/** Adds an entry for each platform package that a locked package names at an exact version and the lock lacks. */
export function completeLock(lock: Lock): { readonly completed: Lock; readonly added: readonly string[] } {
  const missing = new Map<string, LockedPackage>();
  for (const parent of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const key = `node_modules/${name}`;
      const entry = lock.packages[key] === undefined ? platformEntry(name, version, parent) : undefined;
      if (entry !== undefined) missing.set(key, entry);
    }
  }
  const entries = [...Object.entries(lock.packages), ...missing].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const completed = { ...lock, packages: Object.fromEntries(entries) };
  return { completed, added: [...missing.keys()].map((key) => key.replace('node_modules/', '')).toSorted() };
}

/** `@biomejs/cli-linux-arm64-musl` says in its name where it runs; other optional packages are npm's business. */
function platformEntry(name: string, version: string, parent: LockedPackage): LockedPackage | undefined {
  const words = name.split('/').at(-1)?.split('-') ?? [];
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined || !/^\d/.test(version)) return undefined;
  return {
    version,
    cpu: [cpu],
    ...(parent.dev === true && { dev: true }),
    ...libcOf(words),
    optional: true,
    os: [os],
  };
}

function libcOf(words: readonly string[]) {
  if (words.some((word) => word.startsWith('musl'))) return { libc: ['musl'] };
  return words.some((word) => word.startsWith('gnu')) ? { libc: ['glibc'] } : {};
}
