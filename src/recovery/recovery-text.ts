import type { Recovery } from './recovery-store.ts';

export function recoveriesText(recoveries: readonly Recovery[], store: string): string {
  if (recoveries.length === 0) return `${store} has no recovery actions.`;
  return recoveries.map(recoveryText).join('\n');
}

function recoveryText({ id, status, target, devices, ...times }: Recovery): string {
  const latest = times.canceledAt ?? times.deployedAt ?? times.createdAt;
  const reached =
    devices === undefined ? '' : `\n    ${devices.recovered} of ${devices.affected} devices have updated`;
  return `${id}  ${status}${latest === undefined ? '' : ` since ${latest}`}\n    ${targetText(target)}${reached}`;
}

/** `users of 142, 143 in DE, AT, on Android API level 34`. */
export function targetText({ versionCodes, versionRange, regions, sdkLevels }: Recovery['target']): string {
  const versions =
    versionRange === undefined ? versionCodes.join(', ') : `${versionRange.from} to ${versionRange.to}`;
  const where = regions === undefined ? '' : ` in ${regions.join(', ')}`;
  const android = sdkLevels === undefined ? '' : `, on Android API level ${sdkLevels.join(', ')}`;
  return `users of ${versions}${where}${android}`;
}
