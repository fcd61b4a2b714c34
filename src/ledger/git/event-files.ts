import { SlipwayError } from '../../errors/slipway-error.ts';
import { platforms } from '../../stores/platform.ts';
import type { StoredEvent } from '../journal.ts';
import type { ReleaseKey } from '../ledger.ts';
import { corruptEvent } from '../migrate.ts';
import { parseReleaseKey } from '../release-key.ts';
import { gitFailure } from './git-failure.ts';
import { type GitPlace, runGit } from './run-git.ts';

/** A commit of the ledger branch; `undefined` stands for a branch that is not there yet. */
export type Tip = string | undefined;

/** The file of one event: `android/com.example.chat/1.4.0/000001.json`. Seven digits come after 999999. */
export function eventFile(release: ReleaseKey, sequence: number): string {
  return `${release}/${String(sequence).padStart(6, '0')}.json`;
}

const eventFileName = /^\d{6,}\.json$/;

/** The sequence number of a release's last event at a commit; 0 when there is none. */
export async function latestSequence(
  place: GitPlace,
  at: { tip: Tip; release: ReleaseKey },
): Promise<number> {
  return (await listEvents(place, at)).at(-1)?.sequence ?? 0;
}

/** The events of one release as they stand at a commit, in order. */
export async function eventsAt(
  place: GitPlace,
  at: { readonly tip: Tip; readonly release: ReleaseKey },
): Promise<readonly StoredEvent[]> {
  const files = await listEvents(place, at);
  const contents = await readBlobs(
    place,
    files.map(({ blob }) => blob),
  );
  return files.map(({ sequence }, index) => ({ sequence, json: contents[index] ?? '' }));
}

/** Every release that has an event at a commit. */
export async function releasesAt(place: GitPlace, tip: Tip): Promise<readonly ReleaseKey[]> {
  if (tip === undefined) return [];
  const names = await listTree(place, ['-r', '--name-only', tip]);
  const folders = new Set(names.map((name) => name.slice(0, name.lastIndexOf('/'))));
  return [...folders].map((folder) => {
    if (parseReleaseKey(folder) !== undefined) return folder as ReleaseKey;
    throw new SlipwayError('LEDGER_CORRUPT', {
      message: `The branch ${place.branch} holds a folder that names no release.`,
      seen: folder,
    });
  });
}

/** A branch that holds anything but releases is somebody's code, not a ledger: nothing may be pushed onto it. */
export async function refuseForeignBranch(place: GitPlace, tip: string): Promise<void> {
  const names = await listTree(place, ['--name-only', tip]);
  const foreign = names.filter((name) => !platforms.some((platform) => platform === name));
  if (foreign.length === 0) return;
  throw new SlipwayError('LEDGER_UNAVAILABLE', {
    message: `The branch ${place.branch} holds other things than a ledger.`,
    seen: foreign.slice(0, 3).join(', '),
    next: 'Set `ledger.branch` in the config to a branch that nothing else uses; Slipway makes it.',
  });
}

interface EventFile {
  readonly sequence: number;
  readonly blob: string;
}

async function listEvents(
  place: GitPlace,
  { tip, release }: { readonly tip: Tip; readonly release: ReleaseKey },
): Promise<readonly EventFile[]> {
  if (tip === undefined) return [];
  const rows = await listTree(place, [tip, '--', `${release}/`]);
  const files = rows.map((row) => {
    // `<mode> <type> <object>\t<path>`
    const [, type, blob] = row.slice(0, row.indexOf('\t')).split(' ');
    const name = row.slice(row.lastIndexOf('/') + 1);
    const sequence = Number.parseInt(name, 10);
    if (type === 'blob' && blob !== undefined && eventFileName.test(name)) return { sequence, blob };
    throw corruptEvent({ release, sequence: sequence || 0 }, `${release}/${name} is not a file of an event`);
  });
  return files.toSorted((a, b) => a.sequence - b.sequence);
}

async function listTree(place: GitPlace, args: readonly string[]): Promise<readonly string[]> {
  const answer = await runGit(place, ['ls-tree', '-z', '--full-tree', ...args]);
  if (answer.exitCode !== 0) throw gitFailure(answer, place);
  return answer.stdout.toString().split('\0').slice(0, -1);
}

async function readBlobs(place: GitPlace, blobs: readonly string[]): Promise<readonly string[]> {
  if (blobs.length === 0) return [];
  const answer = await runGit(place, ['cat-file', '--batch'], { input: `${blobs.join('\n')}\n` });
  if (answer.exitCode !== 0) throw gitFailure(answer, place);
  return splitBatch(answer.stdout, blobs.length);
}

/** `<object> blob <size>\n<content>\n`, once per object: https://git-scm.com/docs/git-cat-file#_batch_output */
function splitBatch(output: Buffer, count: number): readonly string[] {
  const contents: string[] = [];
  for (let offset = 0; contents.length < count; ) {
    const headerEnd = output.indexOf('\n', offset);
    const size = Number(output.toString('latin1', offset, headerEnd).split(' ')[2]);
    if (headerEnd < 0 || Number.isNaN(size))
      throw new Error('git cat-file answered with less than was asked');
    contents.push(output.toString('utf8', headerEnd + 1, headerEnd + 1 + size));
    offset = headerEnd + size + 2;
  }
  return contents;
}
