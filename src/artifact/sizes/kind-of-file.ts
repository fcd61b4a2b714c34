import { basename } from 'node:path';
import { androidKind } from './android-kind.ts';
import type { ArtifactKind, KindOfFile } from './file-kinds.ts';
import { iosKind } from './ios-kind.ts';

/**
 * What a file of an artifact is for. `below` stands before its name, as in `Chat.app/`: what a file of an iOS app is
 * for depends on the folder that it lies in. Pure.
 */
export function kindOfFile(artifact: ArtifactKind, name: string, below = ''): KindOfFile {
  return artifact === 'apk' || artifact === 'aab' ? androidKind(name) : iosKind(`${below}${name}`);
}

/** What stands before the names in an artifact: those in an app folder do not begin with the folder's own. Pure. */
export function belowOf({ kind, path }: { readonly kind: ArtifactKind; readonly path: string }): string {
  return kind === 'app' ? `${basename(path)}/` : '';
}
