import { basename } from 'node:path';
import { megabytes } from '../text/sizes.ts';
import type { Artifact, ArtifactEntry } from './artifact.ts';

const labelWidth = 13;
const columns = 80;
const largestShown = 5;

/** An artifact for a person: one fact a line, in 80 columns but for the names that are longer. */
export function artifactText(artifact: Artifact): string {
  const { applicationId, kind, sizeBytes, path, sha256, signing, permissions, entries } = artifact;
  return [
    row('app', [applicationId]),
    row('version', [`${versionName(artifact)} (version code ${artifact.versionCode})`]),
    row('file', [`${basename(path)}, ${kind.toUpperCase()}, ${megabytes(sizeBytes)}`]),
    row('SHA-256', [sha256]),
    row('SDK', [`minimum ${sdk(artifact, 'minSdk')}, target ${sdk(artifact, 'targetSdk')}`]),
    row('debuggable', [artifact.debuggable ? 'yes' : 'no']),
    row('signing', [signingText(artifact)]),
    row('certificate', signing.certificates.length === 0 ? ['none'] : signing.certificates),
    row('permissions', permissions.length === 0 ? ['none'] : permissions),
    row('entries', [`${entries.length}, the largest:`, ...largest(entries)]),
  ].join('\n');
}

function row(label: string, values: readonly string[]): string {
  return values.map((value, index) => `${(index === 0 ? label : '').padEnd(labelWidth)}${value}`).join('\n');
}

function versionName({ versionName: name, undeclared = [] }: Artifact): string {
  if (name !== undefined) return name;
  return undeclared.includes('versionName') ? 'no name' : 'unknown name: it is a resource';
}

function sdk(artifact: Artifact, name: 'minSdk' | 'targetSdk'): string {
  const isDefault = artifact.undeclared?.includes(name) === true;
  return `${artifact[name]}${isDefault ? ' (not declared)' : ''}`;
}

function signingText({ signing }: Artifact): string {
  return signing.schemes.length === 0 ? 'none' : `${signing.schemes.join(', ')} (present, not verified)`;
}

function largest(entries: readonly ArtifactEntry[]): readonly string[] {
  return entries
    .toSorted((a, b) => b.compressedBytes - a.compressedBytes || (a.name < b.name ? -1 : 1))
    .slice(0, largestShown)
    .map(({ name, compressedBytes }) => {
      const size = megabytes(compressedBytes).padStart(9);
      return `${size}  ${endOf(name, columns - labelWidth - size.length - 2)}`;
    });
}

/** The end of a path tells more than its beginning. */
function endOf(text: string, width: number): string {
  return text.length <= width ? text : `…${text.slice(1 - width)}`;
}
