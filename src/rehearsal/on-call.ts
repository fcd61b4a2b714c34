import type { GuardReport } from '../guard/guard-report.ts';
import { metricSentence } from '../guard/sentence.ts';
import { type Platform, platforms } from '../stores/platform.ts';
import type { Stage } from './stage.ts';

/** What a person on call sees of one store: what is measured, and no order of what to do about it. */
export interface Shown {
  readonly platform: Platform;
  /** Share of all users who are offered the version. */
  readonly offered: number;
  readonly measured: string;
}

/** Is shown every store where the version is on its way, and answers with those on which it is to be halted. */
export type OnCall = (hour: number, shown: readonly Shown[]) => Promise<readonly Platform[]>;

/** A person is asked so often; the controller looks in between. */
const askedEveryHours = 12;

export interface OnCallLook {
  readonly hour: number;
  readonly stage: Stage;
  readonly guards: ReadonlyMap<Platform, GuardReport>;
}

/** Nobody is asked where the version is not out, halted, or with everybody. */
export async function askOnCall(
  onCall: OnCall | undefined,
  { hour, stage, guards }: OnCallLook,
): Promise<readonly Platform[]> {
  if (onCall === undefined || hour % askedEveryHours !== 0) return [];
  const shown = platforms.flatMap((platform): readonly Shown[] => {
    const { outcome, offered } = stage.standing(platform);
    return outcome === 'under-way' ? [{ platform, offered, measured: measuredBy(guards.get(platform)) }] : [];
  });
  if (shown.length === 0) return [];
  const wanted = await onCall(hour, shown);
  return wanted.filter((platform) => shown.some((one) => one.platform === platform));
}

function measuredBy(guard: GuardReport | undefined): string {
  const sentences = (guard?.metrics ?? []).map((metric) =>
    metric.kind === 'judged' ? metricSentence(metric, metric.unit) : metric.reason,
  );
  return sentences.length === 0 ? 'nothing is measured yet' : sentences.join('; ');
}
