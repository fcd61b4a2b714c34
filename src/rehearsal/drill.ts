import { percent } from '../rollout/track-change.ts';
import { type Platform, platforms } from '../stores/platform.ts';
import { wrap } from '../text/wrap.ts';
import type { OnCall, Shown } from './on-call.ts';
import type { Rehearsal } from './rehearse.ts';
import type { Scenario } from './scenario.ts';
import { hitSince } from './summary.ts';
import { storeNames, timeText } from './timeline-text.ts';

const answers: ReadonlyMap<string, readonly Platform[]> = new Map<string, readonly Platform[]>([
  ['', []],
  ['h', platforms],
  ['p', ['android']],
  ['a', ['ios']],
]);
const choices = '[Enter] goes on   h halts both   p halts Play   a halts the App Store';

export interface Terminal {
  readonly ask: (text: string) => void;
  /** Undefined once the input has ended: then everything goes on. */
  readonly answer: () => Promise<string | undefined>;
}

/** Somebody at a terminal, who is asked again after an answer that is none. */
export function personAt({ ask, answer }: Terminal): OnCall {
  return async (hour, shown) => {
    for (;;) {
      ask(`${questionText(hour, shown)}\n${choices}\n> `);
      const said = await answer();
      const wanted = answers.get((said ?? '').trim().toLowerCase());
      if (wanted !== undefined) return wanted;
    }
  };
}

function questionText(hour: number, shown: readonly Shown[]): string {
  const stores = shown.flatMap(({ platform, offered, measured }) =>
    wrap(`${storeNames[platform]}: ${percent(offered)} of users are offered it; ${measured}`, 78).map(
      (line) => `  ${line}`,
    ),
  );
  return [`\n${timeText(hour)}`, ...stores].join('\n');
}

/** How a person did on one store. */
export interface DrillScore {
  readonly platform: Platform;
  readonly result: 'right' | 'missed' | 'false-alarm';
  /** Hours from the first users who met the defect to the halt of the person, and to that of the guard. */
  readonly personHours: number | undefined;
  readonly guardHours: number | undefined;
  /** Users who have the version in the end. */
  readonly exposed: number;
}

/** What a person decided, against what the scenario knows. Pure. */
export function scoreDrill(scenario: Scenario, rehearsal: Rehearsal): readonly DrillScore[] {
  return platforms.map((platform) => {
    const own = rehearsal.standings.filter((one) => one.platform === platform);
    const hit = hitSince(scenario, platform, own);
    const halted = rehearsal.entries.find((one) => one.by === 'person' && one.platform === platform)?.hour;
    const guard = rehearsal.guardHaltedAt.get(platform);
    const since = (at: number | undefined) => (at === undefined || hit === undefined ? undefined : at - hit);
    const personHours = since(halted);
    return {
      platform,
      result: resultOf({ isHit: hit !== undefined, isHalted: halted !== undefined, personHours }),
      personHours,
      guardHours: since(guard),
      exposed: own.at(-1)?.exposed ?? 0,
    };
  });
}

interface Decided {
  readonly isHit: boolean;
  readonly isHalted: boolean;
  readonly personHours: number | undefined;
}

/** A halt before anything was wrong is a false alarm, though it spared users what came later. */
function resultOf({ isHit, isHalted, personHours }: Decided): DrillScore['result'] {
  if (!isHalted) return isHit ? 'missed' : 'right';
  return personHours !== undefined && personHours >= 0 ? 'right' : 'false-alarm';
}

const words = {
  right: 'right',
  missed: 'MISSED: users went on getting a bad version',
  'false-alarm': 'FALSE ALARM: nothing was wrong with it then',
} as const;

export function scoreText(scores: readonly DrillScore[]): string {
  return scores
    .map(({ platform, result, personHours, guardHours, exposed }) => {
      const you = personHours === undefined ? [] : [`you halted it after ${personHours} h`];
      const users = `${exposed.toLocaleString('en-US')} users have it`;
      const said = wrap(
        [words[result], ...you, ...guardText({ personHours, guardHours }), users].join('; '),
        69,
      );
      return `${storeNames[platform].padEnd(9)}  ${said.join(`\n${' '.repeat(11)}`)}`;
    })
    .join('\n');
}

/** After a halt of the person nobody asks the guard any more. */
function guardText({
  personHours,
  guardHours,
}: Pick<DrillScore, 'personHours' | 'guardHours'>): readonly string[] {
  if (guardHours !== undefined) return [`the guard would have after ${guardHours} h`];
  return personHours === undefined ? [] : ['the guard had not yet'];
}
