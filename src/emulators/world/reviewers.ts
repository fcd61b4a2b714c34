import type { Arm } from '../../guard/bucket.ts';
import { openRandom, seedOf } from '../../guard/simulation/random.ts';
import { type Lived, together } from './app-users.ts';

/** What somebody writes about one of the two versions. */
export interface WrittenReview {
  readonly of: 'candidate' | 'baseline';
  readonly stars: number;
  readonly text: string;
}

/** Of the users of a day, whatever the version does to them; a fifth of these is unhappy all the same. */
const writesByChance = 1 / 2_000;
const unhappyByChance = 1 / 5;
/** Of those for whom it crashed on that day: they are all unhappy. */
const writesOfCrash = 1 / 50;

/** The reviews of one day. The figures are ours: no store tells who writes. */
export function reviewsOfDay(day: readonly Lived[], seed: number): readonly WrittenReview[] {
  const random = openRandom(seedOf(seed, day[0]?.startMs ?? 0));
  const of = (arm: WrittenReview['of']): readonly WrittenReview[] => {
    const { users, failed }: Arm = together(day, arm) ?? { users: 0, failed: 0 };
    const byChance = random.poisson(users * writesByChance);
    const unhappy = random.binomial(byChance, unhappyByChance);
    const crashed = random.poisson(failed * writesOfCrash);
    return [
      ...written(byChance - unhappy, { of: arm, stars: 5, text: 'Does what it should.' }),
      ...written(unhappy, { of: arm, stars: 2, text: 'I liked it better before.' }),
      ...written(crashed, { of: arm, stars: 1, text: 'It crashes.' }),
    ];
  };
  return [...of('baseline'), ...of('candidate')];
}

function written(count: number, review: WrittenReview): readonly WrittenReview[] {
  return Array.from({ length: count }, () => review);
}
