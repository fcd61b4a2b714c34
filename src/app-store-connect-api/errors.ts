import { type Problem, problemsOf, problemsText } from './problems.ts';

/** Everything that this client throws on purpose. No message, cause or field holds a key or a token. */
export class AppStoreConnectError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The key that was given cannot sign for App Store Connect; nothing was sent. */
export class KeyUnusable extends AppStoreConnectError {}

/** What came back instead of success. */
export interface RefusedAnswer {
  readonly status: number;
  /** The body as text. */
  readonly text: string;
  /** The `Date` header, which tells a wrong clock from a wrong key. */
  readonly serverTime?: string | undefined;
}

/** App Store Connect answered, and not with success. `problems` is all that it said, associated errors included. */
export class RequestRefused extends AppStoreConnectError {
  /** `POST /v1/reviewSubmissionItems` */
  readonly request: string;
  readonly status: number;
  readonly problems: readonly Problem[];
  readonly serverTime: string | undefined;

  constructor(request: string, { status, text, serverTime }: RefusedAnswer) {
    const problems = problemsOf(text);
    const told = problems.length > 0 ? problemsText(problems) : excerpt(text);
    super(`App Store Connect refused ${request} (HTTP ${status}).\n${told}`);
    this.request = request;
    this.status = status;
    this.problems = problems;
    this.serverTime = serverTime;
  }

  /** Whether one of the problems has this code, or one below it: `STATE_ERROR` has `STATE_ERROR.SCREENSHOT_REQUIRED`. */
  has(code: string): boolean {
    return this.problems.some((problem) => problem.code === code || problem.code.startsWith(`${code}.`));
  }
}

/** No answer came, or none that can be read: the network, a time-out, or something between here and Apple. */
export class RequestUnanswered extends AppStoreConnectError {
  readonly request: string;

  constructor(request: string, cause: unknown) {
    super(`${request} was not answered: ${causeText(cause)}.`, { cause });
    this.request = request;
  }
}

/** The hour's budget of the key is nearly spent, and the rest is kept for halts; nothing was sent. */
export class BudgetReserved extends AppStoreConnectError {
  readonly remaining: number;
  readonly reserve: number;

  constructor(remaining: number, reserve: number) {
    super(
      `${remaining} requests of this hour are left to the key, and ${reserve} are kept for halts. More come free within the hour.`,
    );
    this.remaining = remaining;
    this.reserve = reserve;
  }
}

/** An answer leads somewhere that this client does not go: a page on another host, the same page again. */
export class AnswerUnusable extends AppStoreConnectError {}

/** The words of a page that a proxy or a gateway sent, without its markup. */
function excerpt(text: string): string {
  const words = text.replace(/<(style|script)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');
  return words.replace(/\s+/g, ' ').trim().slice(0, 200) || 'The answer was empty.';
}

/** HTTP clients hide the reason one or two causes down. */
function causeText(cause: unknown): string {
  for (let error = cause, depth = 0; error instanceof Error && depth < 4; error = error.cause, depth += 1) {
    const code: unknown = Reflect.get(error, 'code');
    if (typeof code === 'string') return code;
    if (error.name === 'TimeoutError') return 'it took too long';
    if (!(error.cause instanceof Error)) return error.message;
  }
  return String(cause);
}
