/** An answer of a local store, as far as a sequence looks at it. */
export interface StepAnswer {
  readonly status: number;
}

/** One kind of step: how it reads, such as `put production 2 inProgress 0.1 in A`, and what it does. */
export type Act<Answer extends StepAnswer> = readonly [
  reads: RegExp,
  act: (found: readonly string[]) => Promise<Answer>,
];

export interface Performing<Answer extends StepAnswer> {
  /** Steps in words, separated by semicolons. */
  readonly steps: string;
  readonly acts: readonly Act<Answer>[];
  /** An answer in words, for a step that should not have been refused. */
  readonly words: (answer: Answer) => string;
}

/** Does the steps one by one. A step before the last one that is refused is a mistake in the sequence. */
export async function performed<Answer extends StepAnswer>({
  steps,
  acts,
  words,
}: Performing<Answer>): Promise<Answer> {
  const lines = steps.split(';').map((line) => line.trim());
  let answer: Answer | undefined;
  for (const [index, line] of lines.entries()) {
    answer = await perform(acts, line);
    if (index < lines.length - 1 && answer.status >= 400) {
      throw new Error(`"${line}" was refused: ${words(answer)}`);
    }
  }
  if (answer === undefined) throw new Error('The sequence is empty.');
  return answer;
}

async function perform<Answer extends StepAnswer>(
  acts: readonly Act<Answer>[],
  line: string,
): Promise<Answer> {
  for (const [pattern, act] of acts) {
    const found = pattern.exec(line);
    if (found !== null) return act(found.slice(1).map((part) => part ?? ''));
  }
  throw new Error(`No step reads "${line}".`);
}
