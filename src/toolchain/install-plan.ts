import type { MacPackage, Tool } from './requirements.ts';

/** What decides how something can be installed here. */
export interface Machine {
  readonly isRoot: boolean;
  readonly hasApt: boolean;
  readonly hasBrew: boolean;
  /** Time since apt has fetched its lists, in milliseconds; undefined when it never has. */
  readonly listsAgeMs: number | undefined;
}

export type InstallPlan =
  | { readonly kind: 'apt'; readonly packages: readonly string[]; readonly update: boolean }
  /** Not ours to run: it needs a password or changes a person's own machine. */
  | { readonly kind: 'by-hand'; readonly line: string };

const listsStayFreshMs = 24 * 60 * 60 * 1000;

/** How to get the tools: root on Debian or Ubuntu installs them, everybody else is given one line to run. */
export function installPlan(tools: readonly Tool[], machine: Machine): InstallPlan {
  const packages = distinct(tools.map(({ debian }) => debian));
  if (!machine.hasApt && machine.hasBrew) return { kind: 'by-hand', line: macLine(tools) };
  if (machine.hasApt && machine.isRoot) {
    const { listsAgeMs } = machine;
    return { kind: 'apt', packages, update: listsAgeMs === undefined || listsAgeMs > listsStayFreshMs };
  }
  return { kind: 'by-hand', line: `sudo apt-get install -y --no-install-recommends ${packages.join(' ')}` };
}

/** `sdkmanager` comes with Google's command line tools. */
function macLine(tools: readonly Tool[]): string {
  const named = (kind: MacPackage['kind']) =>
    distinct(tools.filter(({ mac }) => mac.kind === kind).map(({ mac }) => mac.name));
  const sdk = named('sdkmanager');
  const casks = [...named('cask'), ...(sdk.length > 0 ? ['android-commandlinetools'] : [])];
  const parts = [
    { start: 'brew install', names: named('formula') },
    { start: 'brew install --cask', names: casks },
    { start: 'sdkmanager', names: sdk.map((name) => `"${name}"`) },
  ];
  return parts
    .filter(({ names }) => names.length > 0)
    .map(({ start, names }) => `${start} ${names.join(' ')}`)
    .join(' && ');
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}
