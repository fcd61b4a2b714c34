import { SlipwayError } from '../../errors/slipway-error.ts';
import { gitFailure, redact } from './git-failure.ts';
import { type GitAnswer, type GitPlace, runGit } from './run-git.ts';

/** The commit that the branch has on the remote right now; `undefined` when there is no such branch. */
export async function remoteTip(place: GitPlace): Promise<string | undefined> {
  const ref = `refs/heads/${place.branch}`;
  const answer = await runGit(place, ['ls-remote', '--', place.remote, ref]);
  if (answer.exitCode !== 0) throw gitFailure(answer, place);
  // `ls-remote` also matches names that merely end like the one that is asked for.
  const line = answer.stdout
    .toString()
    .split('\n')
    .find((row) => row.endsWith(`\t${ref}`));
  return line?.split('\t')[0];
}

/**
 * Makes the commit and its history present in the local repository. Nothing that belongs to the user is
 * written: no FETCH_HEAD, no remote-tracking branch, no tag. A private ref keeps the objects from being pruned
 * and tells the next fetch what is here already. History is fetched whole even in a shallow clone, because
 * `--depth` would make the user's whole repository a shallow one.
 */
export async function fetchCommit(place: GitPlace, commit: string): Promise<void> {
  if (await isPresent(place, commit)) return;
  const answer = await runGit(place, [
    ...['fetch', '--quiet', '--no-write-fetch-head', '--refmap=', '--no-tags', '--no-prune', '--no-filter'],
    ...['--recurse-submodules=no', '--negotiation-tip=refs/slipway/ledger/*'],
    ...['--', place.remote, `refs/heads/${place.branch}`],
  ]);
  if (answer.exitCode !== 0) throw gitFailure(answer, place);
  if (!(await isPresent(place, commit))) {
    throw new SlipwayError('LEDGER_BUSY', {
      message: `The branch ${place.branch} of ${redact(place.remote)} was rewritten while it was read.`,
      seen: `commit ${commit} is gone`,
    });
  }
  // Another process may hold the ref's lock. That is fine: it is a hint, not state.
  await runGit(place, ['update-ref', `refs/slipway/ledger/${place.branch}`, commit]);
}

async function isPresent(place: GitPlace, commit: string): Promise<boolean> {
  return (await runGit(place, ['cat-file', '-e', `${commit}^{commit}`])).exitCode === 0;
}

/** Whether `commit` is `tip` or one of its ancestors. */
export async function contains(place: GitPlace, { tip, commit }: { tip: string; commit: string }) {
  return (await runGit(place, ['merge-base', '--is-ancestor', commit, tip])).exitCode === 0;
}

export type PushOutcome =
  | { readonly kind: 'pushed' }
  /** Somebody else wrote first. */
  | { readonly kind: 'moved'; readonly seen: string }
  /** The remote took it or not: its answer did not arrive. */
  | { readonly kind: 'unanswered'; readonly failure: SlipwayError }
  | { readonly kind: 'refused'; readonly failure: SlipwayError };

/** Offers the commit to the remote as the branch's new tip. The remote takes it only on top of its own tip. */
export async function pushCommit(place: GitPlace, commit: string): Promise<PushOutcome> {
  const answer = await runGit(place, [
    ...['push', '--porcelain', '--no-verify', '--no-follow-tags', '--no-signed', '--recurse-submodules=no'],
    ...['--', place.remote, `${commit}:refs/heads/${place.branch}`],
  ]);
  return answer.exitCode === 0 ? { kind: 'pushed' } : pushFailure(answer, place);
}

/** How servers say that the branch is not where the push believed it to be. */
const movedWords =
  /^\[rejected\]|cannot lock ref|reference already exists|failed to update ref|but expected|incorrect old value|fetch first|non-fast-forward/;

function pushFailure(answer: GitAnswer, place: GitPlace): PushOutcome {
  // `!<tab><from>:<to><tab><summary> (<reason>)`: https://git-scm.com/docs/git-push#_output
  const rejection = answer.stdout
    .toString()
    .split('\n')
    .find((line) => line.startsWith('!\t'));
  const summary = rejection?.split('\t').at(-1);
  if (summary === undefined || summary.startsWith('[remote failure]')) {
    const failure = gitFailure(answer, place);
    return { kind: failure.code === 'LEDGER_REFUSED' ? 'refused' : 'unanswered', failure };
  }
  if (movedWords.test(summary)) return { kind: 'moved', seen: summary };
  const failure = new SlipwayError('LEDGER_REFUSED', {
    message: `The remote ${redact(place.remote)} does not let the branch ${place.branch} be written.`,
    seen: redact(`${summary}\n${answer.stderr}`).trim(),
  });
  return { kind: 'refused', failure };
}
