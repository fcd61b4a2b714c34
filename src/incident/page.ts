/** What a person on call is woken for, as the JSON that a webhook gets and a command reads. */
export interface Page {
  /** The whole of it in a few words: the field that chat webhooks show. */
  readonly text: string;
  readonly event: 'halt-not-confirmed';
  readonly reason: string;
  /** Who had asked for it: a person, or the job that acted. */
  readonly actor: string;
  /** The same as in the ledger and in the command's output. */
  readonly correlationId: string;
  /** One line for each thing that is not as it should be. */
  readonly details: readonly string[];
}

/** A way to reach somebody. Throws when the page was not taken. */
export interface PageChannel {
  /** For messages; never the address itself, which may be all that a stranger needs to page with it. */
  readonly name: string;
  readonly send: (page: Page, signal: AbortSignal) => Promise<void>;
}

export interface Paged {
  /** The channels that took it. */
  readonly reached: readonly string[];
  readonly warnings: readonly string[];
}

/** Nobody waits longer than this to hear how a halt ended, whatever the channels do. */
const patienceMs = 8_000;

/** Sends the page through every channel at once. Never throws: a page that cannot be sent is a warning. */
export async function sendPage(
  page: Page,
  channels: readonly PageChannel[],
  limitMs = patienceMs,
): Promise<Paged> {
  const problems = await Promise.all(channels.map((channel) => problemOf(channel, page, limitMs)));
  return {
    reached: channels.filter((_, index) => problems[index] === undefined).map(({ name }) => name),
    warnings: problems.filter((problem) => problem !== undefined),
  };
}

async function problemOf(channel: PageChannel, page: Page, limitMs: number): Promise<string | undefined> {
  const late = AbortSignal.timeout(limitMs);
  const expired = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => reject(new Error(`no answer within ${limitMs / 1000} s`)), {
      once: true,
    });
  });
  try {
    await Promise.race([channel.send(page, late), expired]);
    return undefined;
  } catch (error) {
    return `nobody was paged by ${channel.name}: ${error instanceof Error ? error.message : 'it failed'}`;
  }
}
