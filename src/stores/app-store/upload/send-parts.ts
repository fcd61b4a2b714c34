import { SlipwayError } from '../../../errors/slipway-error.ts';
import { networkFailure } from '../../network-failure.ts';
import { backOff } from '../../patience.ts';
import type { RawAnswer } from '../../raw-answer.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import type { Part } from './parts.ts';

/** Long enough for a part over a bad line. */
const partTimeoutMs = 10 * 60_000;

export interface PartsToSend {
  readonly file: string;
  readonly parts: readonly Part[];
  /** Asks for the addresses anew: they expire. */
  readonly renew: () => Promise<readonly Part[]>;
  readonly onSent: (bytes: number) => void;
  /** Awaited before another part is begun in its place. */
  readonly onArrived: (part: Part) => Promise<void>;
}

/** The addresses are refused, and asking for them anew brings the same ones: the place that they lead to has expired. */
export class PlaceExpired extends Error {}

/** Sends the parts, some at once, each with tries of its own. The first that cannot be sent ends all. */
export async function sendParts(client: AppStoreClient, job: PartsToSend): Promise<void> {
  const addresses = createAddresses(job);
  const waiting = [...job.parts];
  const work = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      await sendOne(client, part, { ...job, addresses });
      await job.onArrived(part);
    }
  };
  try {
    await Promise.all(Array.from({ length: client.pace.partsAtOnce }, work));
  } finally {
    waiting.length = 0;
  }
}

interface Addresses {
  readonly of: (part: Part) => Part;
  /** Once for all parts that met the same expired addresses. */
  readonly renew: (seen: Part) => Promise<void>;
}

function createAddresses({ parts, renew }: PartsToSend): Addresses {
  let current = parts;
  let renewing: Promise<void> | undefined;
  const find = (part: Part) => current.find(({ number }) => number === part.number) ?? part;
  return {
    of: find,
    async renew(seen) {
      if (find(seen) !== seen) return;
      renewing ??= renew()
        .then((fresh) => {
          current = fresh;
        })
        .finally(() => {
          renewing = undefined;
        });
      await renewing;
    },
  };
}

type Job = PartsToSend & { readonly addresses: Addresses };

async function sendOne(client: AppStoreClient, wanted: Part, job: Job): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const part = job.addresses.of(wanted);
    const end = await attempt(client, part, job);
    if (end === 'arrived') return;
    if (tries >= client.pace.partAttempts) throw end.error;
    if (end.kind === 'refused') await job.addresses.renew(part);
    const isSameAddress = job.addresses.of(wanted).url === part.url;
    if (end.kind === 'refused' && isSameAddress && tries > 1) {
      throw new PlaceExpired(end.error.message, { cause: end.error });
    }
    await backOff(client.pace, tries);
  }
}

type Failed = { readonly kind: 'refused' | 'unavailable'; readonly error: SlipwayError };

async function attempt(client: AppStoreClient, part: Part, job: Job): Promise<'arrived' | Failed> {
  const { number, start, lengthBytes, url, headers } = part;
  let sentBytes = 0;
  const onSent = (bytes: number) => {
    sentBytes += bytes;
    job.onSent(bytes);
  };
  const failed = (kind: Failed['kind'], error: SlipwayError): Failed => {
    // What was sent in vain is sent again.
    job.onSent(-sentBytes);
    return { kind, error };
  };
  try {
    const body = { file: job.file, start, lengthBytes };
    const answer = await client.sendPart({ url, headers, body, timeoutMs: partTimeoutMs, onSent });
    if (answer.status >= 200 && answer.status < 300) return 'arrived';
    const isBusy = answer.status === 429 || answer.status === 408 || answer.status >= 500;
    // An address that has expired is refused with 400, 403 or 410: all are asked for anew.
    return failed(isBusy ? 'unavailable' : 'refused', refusedPart(number, answer));
  } catch (thrown) {
    const place = { label: `the server that takes part ${number}`, host: new URL(url).host };
    const error = thrown instanceof Error ? networkFailure(thrown, place) : undefined;
    if (error === undefined) throw thrown;
    return failed('unavailable', error);
  }
}

function refusedPart(number: number, { status, body }: RawAnswer): SlipwayError {
  const words =
    typeof body === 'string'
      ? body
          .replace(/<[^>]*>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim()
      : JSON.stringify(body);
  return new SlipwayError(status >= 500 || status === 429 ? 'STORE_UNAVAILABLE' : 'STORE_REFUSED', {
    message: `Part ${number} of the upload was refused, again and again.`,
    seen: `HTTP ${status}: ${words.slice(0, 200) || 'an empty answer'}`,
    next: 'Run the same command again: what has arrived is not sent again.',
  });
}
