import { type Document, isNode, LineCounter, parseDocument } from 'yaml';

export interface WorkflowFinding {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

type Path = readonly (string | number)[];

interface Step {
  readonly uses?: unknown;
  readonly run?: unknown;
}

interface Job extends Step {
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs?: Readonly<Record<string, Job>>;
  readonly runs?: { readonly steps?: readonly Step[] };
}

/** Something in the file that `uses:` or `run:` may stand in, and where it is. */
interface Place {
  readonly step: Step;
  readonly path: Path;
}

interface Complaint {
  readonly path: Path;
  readonly message: string;
}

/** Values that somebody else may choose: put into a script by substitution, they become code of theirs. */
const untrusted = /\$\{\{[^}]*\b(inputs\b|github\.event\b|github\.head_ref\b|github\.ref_name\b)[^}]*\}\}/;

/** Commands of Slipway's that write to a store. */
const storeCommand = /\b(slipway|npm run)\b.*\b(release|rollout|halt)\b/;

/**
 * Slipway's own rules for a workflow or a composite action, beside those of actionlint: pinned actions, least
 * permissions, no two runs on one store at once, a time limit on every job, no script injection.
 * https://docs.github.com/en/actions/reference/security/secure-use
 */
export function workflowFindings(file: string, text: string): readonly WorkflowFinding[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const lineAt = (offset: number) => Math.max(1, lineCounter.linePos(offset).line);
  if (document.errors.length > 0) {
    return document.errors.map(({ message, pos }) => ({ file, line: lineAt(pos[0]), message }));
  }
  const textLines = text.split('\n');
  const lineOf = (path: Path) => lineAt(offsetOf(document, path));
  return complaints(document.toJS() ?? {}, (path) => textLines[lineOf(path) - 1] ?? '')
    .map(({ path, message }) => ({ file, line: lineOf(path), message }))
    .sort((a, b) => a.line - b.line);
}

function offsetOf(document: Document, path: Path): number {
  const node = document.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function complaints(workflow: Workflow, textAt: (path: Path) => string): readonly Complaint[] {
  const places = placesIn(workflow);
  const everywhere = [
    ...places.flatMap((place) => unpinned(place, textAt)),
    ...places.flatMap((place) => injection(place)),
  ];
  // A composite action has no jobs: permissions, time and concurrency are its caller's.
  if (workflow.jobs === undefined) return everywhere;
  return [
    ...permissions(workflow),
    ...concurrency(workflow, places),
    ...timeouts(workflow.jobs),
    ...everywhere,
  ];
}

function placesIn({ jobs = {}, runs }: Workflow): readonly Place[] {
  const ofJobs = Object.entries(jobs).flatMap(([name, job]) => [
    { step: job, path: ['jobs', name] },
    ...(job.steps ?? []).map((step, index) => ({ step, path: ['jobs', name, 'steps', index] })),
  ]);
  const ofAction = (runs?.steps ?? []).map((step, index) => ({ step, path: ['runs', 'steps', index] }));
  return [...ofJobs, ...ofAction];
}

function permissions({ permissions: granted }: Workflow): readonly Complaint[] {
  if (granted === undefined)
    return [{ path: [], message: 'no top-level permissions: name what the jobs need' }];
  if (granted !== 'write-all') return [];
  return [{ path: ['permissions'], message: 'permissions: write-all grants everything' }];
}

function concurrency(workflow: Workflow, places: readonly Place[]): readonly Complaint[] {
  const touchesStore = places.some(({ step }) => typeof step.run === 'string' && storeCommand.test(step.run));
  if (!touchesStore || workflow.concurrency !== undefined) return [];
  return [{ path: [], message: 'works on a store without `concurrency`: two runs at once would race' }];
}

/** A job that calls another workflow has no steps, and its time limit is set over there. */
function timeouts(jobs: Readonly<Record<string, Job>>): readonly Complaint[] {
  return Object.entries(jobs)
    .filter(([, job]) => job.steps !== undefined && !('timeout-minutes' in job))
    .map(([name]) => ({ path: ['jobs', name], message: `job ${name} has no timeout-minutes` }));
}

function unpinned({ step, path }: Place, textAt: (path: Path) => string): readonly Complaint[] {
  const action = step.uses;
  if (typeof action !== 'string' || action.startsWith('./')) return [];
  const place = [...path, 'uses'];
  if (!/@[0-9a-f]{40}$/.test(action)) {
    return [{ path: place, message: `${action} is not pinned to a full commit (40 hex digits)` }];
  }
  if (/#\s*v?\d/.test(textAt(place))) return [];
  return [{ path: place, message: `${action} lacks a comment with its version, such as # v1.2.3` }];
}

function injection({ step, path }: Place): readonly Complaint[] {
  const found = typeof step.run === 'string' ? untrusted.exec(step.run) : null;
  if (found === null) return [];
  return [{ path: [...path, 'run'], message: `${found[0]} in run is script injection: pass it through env` }];
}
