import type { Arm } from '../../bucket.ts';
import { asPlayRounds } from '../../corrections/rounding.ts';

/** What a source shows of an arm: the rate as it is, and users perhaps rounded. Where nobody is, it has no row. */
export function armShown(
  users: number,
  failed: number,
  { rounded }: { readonly rounded: boolean },
): Arm | undefined {
  const whole = Math.round(users);
  const shown = rounded ? asPlayRounds(whole) : whole;
  return shown <= 0 ? undefined : { users: shown, failed: shown * Math.min(1, failed / whole) };
}
