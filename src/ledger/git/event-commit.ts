import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '../journal.ts';
import type { ReleaseKey } from '../ledger.ts';
import { eventFile, type Tip } from './event-files.ts';
import { gitFailure } from './git-failure.ts';
import { type GitPlace, runGit } from './run-git.ts';

export interface CommitDraft {
  readonly parent: Tip;
  readonly release: ReleaseKey;
  readonly stored: readonly StoredEvent[];
  /** When, in milliseconds since the Unix epoch. */
  readonly atMs: number;
  /** Nought in the length of the repository's hashes: Git's name for "no object". */
  readonly nullObject: string;
}

/**
 * Writes a commit that adds the events to its parent, and returns its name. Only objects are written: one
 * `git fast-import` touches neither index nor working tree, and the ref that its language asks for is taken
 * back in the same stream, before any ref is written.
 */
export async function writeCommit(place: GitPlace, draft: CommitDraft): Promise<string> {
  const answer = await runGit(place, ['fast-import', '--quiet', '--done'], {
    input: importStream(draft, randomUUID()),
  });
  if (answer.exitCode !== 0) throw gitFailure(answer, place);
  return answer.stdout.toString().trim();
}

/** Who commits is always Slipway: the actor stands in the event, and a runner has no `user.name`. */
const identity = 'Slipway <slipway@localhost>';

/**
 * Without the random line two writers who record the same thing in the same second on the same parent would
 * make the same commit, and both would take the other's push for their own.
 * https://git-scm.com/docs/git-fast-import
 */
function importStream({ parent, release, stored, atMs, nullObject }: CommitDraft, unique: string): string {
  const when = `${identity} ${Math.floor(atMs / 1000)} +0000`;
  const last = stored.at(-1)?.sequence;
  const message = `${release}: events up to ${last}\n\nSlipway-Append: ${unique}\n`;
  const ref = `refs/slipway/append/${unique}`;
  return [
    'feature done',
    `commit ${ref}`,
    'mark :1',
    `author ${when}`,
    `committer ${when}`,
    data(message),
    ...(parent === undefined ? [] : [`from ${parent}`]),
    ...stored.map(
      ({ sequence, json }) => `M 100644 inline ${eventFile(release, sequence)}\n${data(`${json}\n`)}`,
    ),
    'get-mark :1',
    `reset ${ref}`,
    `from ${nullObject}`,
    '',
    'done',
    '',
  ].join('\n');
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}
