import { levelsForApps } from './levels-for-apps.ts';
import { levelsForRoles } from './levels-for-roles.ts';
import { levelsForTheSystem } from './levels-for-the-system.ts';

/** How a permission is granted: https://developer.android.com/guide/topics/manifest/permission-element#plevel */
export interface Protection {
  readonly level: 'normal' | 'dangerous' | 'signature' | 'internal';
  /** Who else may have it, such as `privileged` or `role`; sorted. */
  readonly flags: readonly string[];
}

const levels = ['normal', 'dangerous', 'signature', 'signature', 'internal'] as const;
const signatureOrSystem = 3;
const prefix = 'android.permission.';

/** Bits of PermissionInfo.PROTECTION_FLAG_*, in order from 0x10; names as in attrs_manifest.xml. */
const flagNames = [
  ...['privileged', 'development', 'appop', 'pre23', 'installer', 'verifier', 'preinstalled', 'setup'],
  ...['instant', 'runtime', 'oem', 'vendorPrivileged', 'textClassifier', 'wellbeing', 'documenter'],
  ...['configurator', 'incidentReportApprover', 'appPredictor', 'module', 'companion', 'retailDemo'],
  ...['recents', 'role', 'knownSigner'],
];

/** Reads android:protectionLevel of a permission that an app declares; without one it is `normal`. */
export function protectionFromBits(bits: number): Protection | undefined {
  const level = levels[bits & 0x0f];
  if (level === undefined) return undefined;
  const flags = flagNames.filter((_, index) => (bits & (0x10 << index)) !== 0);
  const isPrivileged = (bits & 0x0f) === signatureOrSystem && !flags.includes('privileged');
  return { level, flags: [...flags, ...(isPrivileged ? ['privileged'] : [])].sort() };
}

let platform: ReadonlyMap<string, Protection> | undefined;

/** Level of a permission of the platform; undefined for one that the platform does not declare. */
export function platformProtection(name: string): Protection | undefined {
  platform ??= readLevels(levelsForApps + levelsForRoles + levelsForTheSystem);
  return platform.get(name);
}

/** A line ends in a colon where it names a level; the lines below it hold names. */
function readLevels(text: string): ReadonlyMap<string, Protection> {
  const found = new Map<string, Protection>();
  let current: Protection = { level: 'normal', flags: [] };
  for (const word of text.split(/\s+/u)) {
    if (word.endsWith(':')) {
      const [level, ...flags] = word.slice(0, -1).split('|');
      current = { level: level as Protection['level'], flags };
    } else if (word !== '') found.set(word.includes('.') ? word : prefix + word, current);
  }
  return found;
}
