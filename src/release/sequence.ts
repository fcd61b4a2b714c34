import { toSlipwayError } from '../errors/from-unknown.ts';
import type { SlipwayError } from '../errors/slipway-error.ts';
import { canonicalHash } from './canonical-hash.ts';
import type { Journal } from './journal.ts';
import type { ProgressReport } from './progress.ts';
import type { Step, StepOutput, StepResult, StepTools } from './step.ts';

/** Called around each step that really runs: the app's hooks hang here. */
export interface StepHooks {
  before(step: string): Promise<void>;
  after(step: string): Promise<void>;
  onError(step: string, error: SlipwayError): Promise<void>;
}

export interface SequenceOptions {
  readonly journal: Journal;
  readonly hooks: StepHooks;
  readonly progress: ProgressReport;
  readonly signal: AbortSignal;
  /** Once the tested binary is in the store, nothing before it is judged or made again. */
  readonly frozen: () => boolean;
}

/** Runs steps one after the other, each once: see `Step` for when one is recalled from the journal. */
export class Sequence {
  readonly #options: SequenceOptions;

  constructor(options: SequenceOptions) {
    this.#options = options;
  }

  async run<Output extends StepOutput>(step: Step<Output>): Promise<Output> {
    const { journal, progress, signal, frozen } = this.#options;
    const recorded = await this.#recorded(step);
    const inputHash =
      frozen() && recorded !== undefined ? recorded.inputHash : canonicalHash(await step.input());
    if (recorded !== undefined && (frozen() || (await stands(step, recorded, inputHash)))) {
      const summary = step.recall?.(recorded.output) ?? '';
      progress.finished(step.name, { outcome: 'skipped', summary, durationMs: 0 });
      return recorded.output;
    }
    signal.throwIfAborted();
    await journal.append({ type: 'step.started', step: step.name, inputHash });
    progress.started(step.name, step.doing);
    return this.#perform(step, inputHash);
  }

  async #perform<Output extends StepOutput>(step: Step<Output>, inputHash: string): Promise<Output> {
    const { journal, progress } = this.#options;
    const startedAt = performance.now();
    const elapsed = () => Math.round(performance.now() - startedAt);
    try {
      const { output, summary } = await this.#runWithHooks(step);
      const durationMs = elapsed();
      await journal.append({
        type: 'step.succeeded',
        step: step.name,
        inputHash,
        durationMs,
        output: asJson(output),
      });
      progress.finished(step.name, { outcome: 'done', summary, durationMs });
      return output;
    } catch (thrown) {
      const error = toSlipwayError(thrown);
      progress.finished(step.name, { outcome: 'failed', summary: error.message, durationMs: elapsed() });
      await this.#tellOfFailure(step.name, { inputHash, error });
      throw error;
    }
  }

  async #runWithHooks<Output extends StepOutput>(step: Step<Output>): Promise<StepResult<Output>> {
    const { hooks, progress, signal } = this.#options;
    const tools: StepTools = { progress: (line) => progress.line(step.name, line), signal };
    await hooks.before(step.name);
    const result = await step.run(tools);
    await hooks.after(step.name);
    return { ...result, output: step.output.parse(result.output) };
  }

  async #recorded<Output extends StepOutput>(step: Step<Output>): Promise<Recorded<Output> | undefined> {
    const record = this.#options.journal.state().steps[step.name];
    const parsed = record === undefined ? undefined : step.output.safeParse(record.output);
    if (record === undefined || parsed === undefined || !parsed.success) return undefined;
    return { inputHash: record.inputHash, output: parsed.data };
  }

  /** Tells the journal and the hooks; nothing on the way may hide the error itself. */
  async #tellOfFailure(
    step: string,
    { inputHash, error }: { inputHash: string; error: SlipwayError },
  ): Promise<void> {
    const { journal, hooks, progress } = this.#options;
    const body = { type: 'step.failed', step, inputHash, code: error.code, message: error.message } as const;
    const note = (what: string) => (problem: unknown) =>
      progress.line(step, `${what} failed too: ${String(problem)}`);
    await journal.append(body).catch(note('writing the failure to the ledger'));
    await hooks.onError(step, error).catch(note('the onError hook'));
  }
}

interface Recorded<Output> {
  readonly inputHash: string;
  readonly output: Output;
}

async function stands<Output extends StepOutput>(
  step: Step<Output>,
  recorded: Recorded<Output>,
  inputHash: string,
): Promise<boolean> {
  if (recorded.inputHash !== inputHash) return false;
  return (await step.stillStands?.(recorded.output)) ?? true;
}

/** The same value without `undefined` members, as JSON keeps it. */
function asJson(output: StepOutput): Record<string, never> {
  return JSON.parse(JSON.stringify(output)) as Record<string, never>;
}
