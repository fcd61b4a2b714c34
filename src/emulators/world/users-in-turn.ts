import type { AppUsers } from './app-users.ts';

/** The users of one new version after the other. */
export interface UsersInTurn extends AppUsers {
  /** From now on they are offered another version. */
  readonly follow: (next: AppUsers) => void;
}

/** What happened under the earlier versions stays known; who has one now is told of the latest alone. */
export function usersInTurn(first: AppUsers): UsersInTurn {
  const all: AppUsers[] = [first];
  const latest = (): AppUsers => all.at(-1) ?? first;
  return {
    follow: (next) => void all.push(next),
    live: (fraction) => latest().live(fraction),
    hour: (startMs) => all.flatMap((users) => users.hour(startMs)),
    day: (startMs) => all.flatMap((users) => users.day(startMs)),
    hours: () => all.flatMap((users) => users.hours()),
    days: () => all.flatMap((users) => users.days()),
    exposed: () => latest().exposed(),
  };
}
