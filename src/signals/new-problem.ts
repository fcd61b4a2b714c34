import type { AskedQuestion } from './ask-signal.ts';
import type { Signal } from './signal.ts';

/** What the source says is new in the candidate, in one line. A source that cannot say so never keeps a halt waiting long. */
export async function newProblemOf(
  { newProblem }: Signal,
  question: AskedQuestion,
  timeoutMs: number,
): Promise<string | undefined> {
  if (newProblem === undefined) return undefined;
  const limitMs = Math.min(timeoutMs, 10_000);
  const timeout = AbortSignal.timeout(limitMs);
  const late = new Promise<undefined>((resolve) => {
    timeout.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  try {
    const found = await Promise.race([newProblem({ ...question, timeout }), late]);
    if (found === undefined) return undefined;
    const users = found.users === undefined ? '' : ` (${found.users.toLocaleString('en-US')} users)`;
    return `${found.title}${users}${found.link === undefined ? '' : ` ${found.link}`}`;
  } catch {
    // The halt does not hang on its explanation.
    return undefined;
  }
}
