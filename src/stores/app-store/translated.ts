import {
  type AppStoreConnect,
  AppStoreConnectError,
  BudgetReserved,
  KeyUnusable,
  RequestRefused,
  RequestUnanswered,
} from '../../app-store-connect-api/index.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { networkFailure } from '../network-failure.ts';
import { refusalError } from './refusals.ts';

/** The client, with everything that it throws in our words. */
export function translated(client: AppStoreConnect, label: string): AppStoreConnect {
  const ours = (thrown: unknown) => inOurWords(thrown, { label, host: new URL(client.origin).host });
  const promising =
    <Arguments extends readonly unknown[], Answer>(call: (...input: Arguments) => Promise<Answer>) =>
    async (...input: Arguments): Promise<Answer> => {
      try {
        return await call(...input);
      } catch (thrown) {
        throw ours(thrown);
      }
    };
  const iterating = <Arguments extends readonly unknown[], Answer>(
    call: (...input: Arguments) => AsyncGenerator<Answer>,
  ) =>
    async function* (...input: Arguments): AsyncGenerator<Answer, void, undefined> {
      try {
        yield* call(...input);
      } catch (thrown) {
        throw ours(thrown);
      }
    };
  return {
    ...client,
    get: promising(client.get) as AppStoreConnect['get'],
    post: promising(client.post) as AppStoreConnect['post'],
    patch: promising(client.patch) as AppStoreConnect['patch'],
    delete: promising(client.delete) as AppStoreConnect['delete'],
    pages: iterating(client.pages) as AppStoreConnect['pages'],
    each: iterating(client.each) as AppStoreConnect['each'],
    forHalt: () => translated(client.forHalt(), label),
  };
}

interface Place {
  readonly label: string;
  readonly host: string;
}

function inOurWords(thrown: unknown, place: Place): unknown {
  if (!(thrown instanceof AppStoreConnectError)) return thrown;
  if (thrown instanceof RequestRefused) return refusalError(thrown);
  if (thrown instanceof BudgetReserved) return reserved(thrown);
  if (thrown instanceof KeyUnusable)
    return new SlipwayError('CREDENTIALS_INVALID', {
      message: thrown.message,
      next: 'Give the .p8 file as Apple issued it.',
    });
  if (thrown instanceof RequestUnanswered) return unanswered(thrown, place);
  return new SlipwayError('STORE_REFUSED', {
    message: `${place.label} gave an answer that is not safe to follow.`,
    seen: thrown.message,
  });
}

function reserved({ message }: BudgetReserved): SlipwayError {
  return new SlipwayError('STORE_QUOTA', {
    message: 'Apple allows this key nearly no more requests in this hour, and the rest is kept for halts.',
    seen: message,
    next: 'Wait until the hour is over and run the same command again. A halt does not wait.',
  });
}

function unanswered({ cause, message }: RequestUnanswered, place: Place): SlipwayError {
  const known = cause instanceof Error ? networkFailure(cause, place) : undefined;
  return (
    known ??
    new SlipwayError('NETWORK_UNAVAILABLE', { message: `${place.label} did not answer.`, seen: message })
  );
}
