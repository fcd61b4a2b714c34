import { printable } from '../text/printable.ts';
import type { StoreBuild } from './build-store.ts';
import type { ExpiryResult } from './expire-builds.ts';

export function buildsText(builds: readonly StoreBuild[], store: string): string {
  if (builds.length === 0) return `${store} has no builds of this app.`;
  return builds.map(buildText).join('\n');
}

export function plannedText(old: readonly StoreBuild[]): string {
  if (old.length === 0) return 'Nothing to do.';
  return [`would expire ${counted(old)}:`, ...old.map(buildText)].join('\n');
}

export function expiryText({ expired, left, failure }: ExpiryResult): string {
  if (expired.length + left.length === 0) return 'Nothing to do.';
  return [
    `expired ${counted(expired)}`,
    ...expired.map(buildText),
    ...(left.length === 0 ? [] : [`not expired, ${counted(left)}:`, ...left.map(buildText)]),
    ...(failure === undefined
      ? []
      : [`The first failure: ${failure.message} ${failure.seen ?? ''}`.trimEnd()]),
  ].join('\n');
}

function buildText({ versionName, versionCode, uploadedAt, isExpired, isValid, need }: StoreBuild): string {
  const words = { live: 'users have it', coming: 'on its way to users' };
  const state = isExpired ? 'expired' : isValid ? '' : 'not usable';
  const more = [state, need === undefined ? '' : words[need]].filter((part) => part !== '').join(', ');
  const version = printable(`${versionName} (${versionCode})`).padEnd(24);
  return `  ${version} ${uploadedAt.slice(0, 10)}  ${more}`.trimEnd();
}

function counted(builds: readonly StoreBuild[]): string {
  return `${builds.length} ${builds.length === 1 ? 'build' : 'builds'}`;
}
