import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../clock/clock.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { LedgerEvent } from '../event.ts';
import { readJournal, type StoredEvent, storedEvents, writeJournal } from '../journal.ts';
import type { AppendRequest, AppendResult, Ledger, ReleaseKey } from '../ledger.ts';
import { writeCommit } from './event-commit.ts';
import { eventsAt, latestSequence, refuseForeignBranch, releasesAt, type Tip } from './event-files.ts';
import type { Environment } from './git-environment.ts';
import { gitFailure, redact } from './git-failure.ts';
import { contains, fetchCommit, type PushOutcome, pushCommit, remoteTip } from './remote-branch.ts';
import { type GitPlace, runGit } from './run-git.ts';

export interface GitLedgerOptions {
  /** Any folder inside the repository whose remote keeps the ledger. */
  readonly repository: string;
  /** Name or URL of the remote. */
  readonly remote: string;
  /** A branch of its own, made by the first append; it shares no history with the code. */
  readonly branch?: string;
  readonly clock: Clock;
  readonly env: Environment;
  /** How long Git may take to talk to the remote before it counts as unreachable. Default: two minutes. */
  readonly timeoutMs?: number;
}

/** How often an append begins anew after others wrote first, or after answers that did not arrive. */
const maxMoved = 12;
const maxUnanswered = 3;

/**
 * The ledger for runners that are thrown away: events on a branch of the remote, one file each. The state is
 * what the remote has; the local repository only carries it. Besides the errors of the port it throws
 * LEDGER_UNAVAILABLE, LEDGER_REFUSED, LEDGER_BUSY and NETWORK_UNAVAILABLE.
 */
export async function openGitLedger(options: GitLedgerOptions): Promise<Ledger> {
  const { repository, remote, branch = 'slipway-ledger', env, clock, timeoutMs } = options;
  const place = { repository, remote, branch, env, ...(timeoutMs !== undefined && { timeoutMs }) };
  const answer = await runGit(place, ['rev-parse', '--show-object-format']);
  if (answer.exitCode !== 0) throw gitFailure(answer, place);
  const nullObject = '0'.repeat(answer.stdout.toString().trim() === 'sha256' ? 64 : 40);
  return new GitLedger(place, { clock, nullObject });
}

/** An append on its way. */
interface Attempt {
  readonly request: AppendRequest;
  readonly stored: readonly StoredEvent[];
  readonly atMs: number;
}

/** A commit that was pushed, while it is not known whether the remote took it. */
interface Offer {
  readonly attempt: Attempt;
  readonly parent: Tip;
  readonly commit: string;
}

class GitLedger implements Ledger {
  readonly label: string;
  readonly #place: GitPlace;
  readonly #clock: Clock;
  readonly #nullObject: string;
  /** The tip as last seen. An old one costs a rejected push, never an event. */
  #seen: { readonly tip: Tip } | undefined;
  #unanswered: Offer | undefined;
  #observing: Promise<Tip> | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(place: GitPlace, { clock, nullObject }: { clock: Clock; nullObject: string }) {
    this.label = `git (${redact(place.remote)} ${place.branch})`;
    this.#place = place;
    this.#clock = clock;
    this.#nullObject = nullObject;
  }

  async read(release: ReleaseKey): Promise<readonly LedgerEvent[]> {
    const tip = await this.#observe();
    return readJournal(release, await eventsAt(this.#place, { tip, release }));
  }

  async releases(): Promise<readonly ReleaseKey[]> {
    return releasesAt(this.#place, await this.#observe());
  }

  /** One at a time: two pushes of one process would only reject each other. */
  append(request: AppendRequest): Promise<AppendResult> {
    const atMs = this.#clock.now();
    const run = async () => this.#append({ request, atMs, stored: writeJournal(request, atMs) });
    const result = this.#queue.then(run);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await this.#queue;
  }

  async #append(wanted: Attempt): Promise<AppendResult> {
    const { attempt, arrived } = await this.#resumeUnanswered(wanted);
    if (arrived) return appended(attempt);
    for (let moved = 0, unanswered = 0; ; ) {
      const base = await this.#baseFor(attempt.request);
      if (base.latest !== attempt.request.after) return { kind: 'conflict', latest: base.latest };
      const outcome = await this.#offer(attempt, base.tip);
      if (outcome.kind === 'pushed') return appended(attempt);
      if (outcome.kind === 'moved') moved += 1;
      else unanswered += 1;
      if (moved > maxMoved) throw busy(this.label, outcome);
      if (unanswered > maxUnanswered && outcome.kind === 'unanswered') throw outcome.failure;
      // Writers that were rejected together should not come back together.
      await delay(Math.random() * Math.min(200, 40 * (moved + unanswered)));
    }
  }

  /** Puts the events into a commit on `tip`, pushes it, and after anything but a clear yes looks whether it arrived. */
  async #offer(attempt: Attempt, tip: Tip): Promise<PushOutcome> {
    const commit = await this.#commitFor(attempt, tip);
    const outcome = await pushCommit(this.#place, commit);
    if (outcome.kind === 'refused') {
      this.#unanswered = undefined;
      throw outcome.failure;
    }
    if (outcome.kind === 'pushed') this.#seen = { tip: commit };
    else if (!(await this.#arrived(commit))) return outcome;
    this.#unanswered = undefined;
    return { kind: 'pushed' };
  }

  /**
   * A push without an answer may still arrive while it is repeated. On the same parent the same commit is
   * offered again, so that it counts as ours whichever of the two comes first; on another parent the earlier
   * one has no chance any more.
   */
  async #commitFor(attempt: Attempt, parent: Tip): Promise<string> {
    const open = this.#unanswered;
    if (open?.attempt === attempt && open.parent === parent) return open.commit;
    const { stored, atMs, request } = attempt;
    const draft = { parent, release: request.release, stored, atMs, nullObject: this.#nullObject };
    const commit = await writeCommit(this.#place, draft);
    this.#unanswered = { attempt, parent, commit };
    return commit;
  }

  /**
   * When an earlier append ended without an answer from the remote, the caller may ask for the same again:
   * then this is that append going on, and if its events arrived after all they are the answer.
   */
  async #resumeUnanswered(
    wanted: Attempt,
  ): Promise<{ readonly attempt: Attempt; readonly arrived: boolean }> {
    const open = this.#unanswered;
    if (open === undefined) return { attempt: wanted, arrived: false };
    const arrived = await this.#arrived(open.commit);
    if (arrived) this.#unanswered = undefined;
    if (!isSame(open.attempt.request, wanted.request)) return { attempt: wanted, arrived: false };
    return { attempt: open.attempt, arrived };
  }

  async #arrived(commit: string): Promise<boolean> {
    const tip = await this.#observe();
    return tip !== undefined && (await contains(this.#place, { tip, commit }));
  }

  /** The tip to build on. The remembered one will do when it agrees with the caller: the push checks the rest. */
  async #baseFor({ release, after }: AppendRequest): Promise<{ readonly tip: Tip; readonly latest: number }> {
    if (this.#seen !== undefined) {
      const { tip } = this.#seen;
      if ((await latestSequence(this.#place, { tip, release })) === after) return { tip, latest: after };
    }
    const tip = await this.#observe();
    return { tip, latest: await latestSequence(this.#place, { tip, release }) };
  }

  /**
   * Asks the remote where the branch is, and fetches it when it has moved. Everybody who asks before the
   * question has left shares its answer, so that reading many releases at once costs one round trip.
   */
  #observe(): Promise<Tip> {
    this.#observing ??= nextTurn().then(() => {
      this.#observing = undefined;
      return this.#askRemote();
    });
    return this.#observing;
  }

  async #askRemote(): Promise<Tip> {
    const tip = await remoteTip(this.#place);
    if (tip !== undefined && tip !== this.#seen?.tip) {
      await fetchCommit(this.#place, tip);
      await refuseForeignBranch(this.#place, tip);
    }
    this.#seen = { tip };
    return tip;
  }
}

function appended({ request, stored }: Attempt): AppendResult {
  return { kind: 'appended', events: storedEvents(request.release, stored) };
}

function isSame(one: AppendRequest, other: AppendRequest): boolean {
  const text = ({ release, after, actor, bodies }: AppendRequest) =>
    JSON.stringify([release, after, actor, bodies]);
  return text(one) === text(other);
}

function busy(label: string, outcome: PushOutcome): SlipwayError {
  return new SlipwayError('LEDGER_BUSY', {
    message: `Other writers kept moving the ledger ${label}.`,
    ...('seen' in outcome ? { seen: outcome.seen } : {}),
  });
}
