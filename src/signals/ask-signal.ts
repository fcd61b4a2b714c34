import { SlipwayError } from '../errors/slipway-error.ts';
import { systemCode } from '../stores/network-failure.ts';
import { type NoData, noData, type Signal, type SignalAnswer, type SignalQuestion } from './signal.ts';

/** The answer is not what the source's protocol promises; nothing is made of it. */
export class Unintelligible extends Error {}

/** The source refused the question. */
export class Refused extends Error {
  /** Of the answer; undefined where the question was not even sent. */
  readonly status: number | undefined;

  constructor(message: string, { status, cause }: { status?: number; cause?: unknown } = {}) {
    super(message, { cause });
    this.status = status;
  }
}

export type AskedQuestion = Omit<SignalQuestion, 'timeout'>;

/** Asks once, within a time. Whatever goes wrong is no data: it never counts as healthy, and it never throws. */
export async function askSignal(
  signal: Pick<Signal, 'ask' | 'label'>,
  question: AskedQuestion,
  timeoutMs: number,
): Promise<SignalAnswer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const late = new Promise<NoData>((resolve) => {
    const reason = `${signal.label} did not answer within ${timeoutMs / 1000} s`;
    timeout.addEventListener('abort', () => resolve(noData('too-late', reason)), { once: true });
  });
  const asked = signal.ask({ ...question, timeout }).catch((error: unknown) => failed(signal.label, error));
  return Promise.race([asked, late]);
}

function failed(label: string, error: unknown): NoData {
  if (error instanceof Unintelligible)
    return noData('unintelligible', `${label} answered what cannot be read: ${error.message}`);
  if (error instanceof Refused) return noData('refused', `${label} refused: ${error.message}`);
  if (error instanceof SlipwayError) {
    const why = error.code === 'NETWORK_UNAVAILABLE' ? 'unreachable' : 'refused';
    return noData(why, [`${label}: ${error.message}`, error.seen].filter(Boolean).join(' '));
  }
  const status: unknown = Reflect.get(Object(error), 'status');
  if (typeof status === 'number')
    return noData('refused', `${label} answered HTTP ${status}: ${messageOf(error)}`);
  const code = systemCode(error);
  if (code === 'TimeoutError' || code === 'AbortError') return noData('too-late', `${label} did not answer`);
  return noData('unreachable', `${label} cannot be asked: ${code ?? messageOf(error)}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
