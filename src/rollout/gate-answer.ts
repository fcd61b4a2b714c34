import { type Verdict, verdicts } from './verdict.ts';

export interface GateAnswer {
  readonly verdict: Verdict;
  /** Why, in one line: the gate's own words, or what was wrong with its answer. */
  readonly reason: string;
  /** Up to when the gate's evidence reaches, in milliseconds since the epoch; undefined when it did not say. */
  readonly asOf: number | undefined;
}

/**
 * What a gate may answer: an object `{ verdict, reason, asOf }` (asOf in ISO 8601), the same as JSON, or a line of
 * text whose first word is the verdict and whose rest is the reason. Of several lines the last one counts.
 * Anything else is `unknown`.
 */
export function readAnswer(answer: unknown): GateAnswer {
  if (typeof answer !== 'string') return fromFields(answer);
  const text = answer.trim();
  const whole = jsonOf(text);
  if (whole !== undefined) return fromFields(whole);
  const line = text.split('\n').at(-1)?.trim() ?? '';
  const fields = jsonOf(line);
  return fields === undefined ? fromLine(line) : fromFields(fields);
}

function fromLine(line: string): GateAnswer {
  const [word = '', ...rest] = line.split(/[\s:]+/);
  const verdict = verdicts.find((known) => known === word);
  if (verdict === undefined) return notAVerdict(line);
  return { verdict, reason: rest.join(' ') || `the gate answered ${verdict}`, asOf: undefined };
}

function fromFields(answer: unknown): GateAnswer {
  const { verdict: word, reason, asOf: time } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  const verdict = verdicts.find((known) => known === word);
  if (verdict === undefined) return notAVerdict(JSON.stringify(answer) ?? '');
  if (reason !== undefined && typeof reason !== 'string') return notAVerdict('a reason that is no text');
  const asOf = time === undefined ? undefined : Date.parse(String(time));
  if (Number.isNaN(asOf)) return { verdict: 'unknown', reason: `asOf is no time: ${time}`, asOf: undefined };
  return { verdict, reason: reason || `the gate answered ${verdict}`, asOf };
}

function notAVerdict(seen: string): GateAnswer {
  const reason = `the gate answered "${seen.slice(0, 80)}", which is none of ${verdicts.join(', ')}`;
  return { verdict: 'unknown', reason, asOf: undefined };
}

function jsonOf(text: string): unknown {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
