import { readdirSync, statSync } from 'node:fs';
import { executableOnPath } from './find.ts';
import type { Machine } from './install-plan.ts';

const aptLists = '/var/lib/apt/lists';

/** The facts of the machine that this runs on. */
export function thisMachine(env: Readonly<Record<string, string | undefined>>): Machine {
  return {
    isRoot: process.getuid?.() === 0,
    hasApt: executableOnPath('apt-get', env.PATH) !== undefined,
    hasBrew: executableOnPath('brew', env.PATH) !== undefined,
    listsAgeMs: listsAgeMs(),
  };
}

/** A machine made from an image has an empty folder here, or none. */
function listsAgeMs(): number | undefined {
  try {
    if (!readdirSync(aptLists).some((name) => /_(?:Packages|InRelease|Release)/.test(name))) return undefined;
    return Date.now() - statSync(aptLists).mtimeMs;
  } catch {
    return undefined;
  }
}
