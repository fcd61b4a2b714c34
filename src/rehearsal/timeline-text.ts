import type { Platform } from '../stores/platform.ts';
import { wrap } from '../text/wrap.ts';
import type { Scenario } from './scenario.ts';
import type { StoreSummary } from './summary.ts';
import type { Entry } from './timeline.ts';

const columns = 80;
export const storeNames: Readonly<Record<Platform, string>> = { android: 'Play', ios: 'App Store' };
const indent = ' '.repeat(25);

/** One entry for a terminal: when, where, and what, within 80 columns. */
export function entryText({ hour, platform, by, text }: Entry): string {
  const place = platform === undefined ? 'both' : storeNames[platform];
  const head = `${timeText(hour)}  ${place.padEnd(9)}  `;
  const said = by === 'controller' || by === 'release' ? text : `${by.toUpperCase()}: ${text}`;
  const lines = wrap(said, columns - indent.length);
  return lines.map((line, index) => `${index === 0 ? head : indent}${line}`).join('\n');
}

/** `day 3  14:00`, by the clock of the rehearsal, which begins at midnight. */
export function timeText(hour: number): string {
  const day = Math.floor(hour / 24) + 1;
  return `day ${String(day).padStart(2)} ${String(hour % 24).padStart(2, '0')}:00`;
}

const words = {
  everybody: 'everybody has it',
  halted: 'stopped',
  'under-way': 'under way',
  'not-published': 'nobody has it',
} as const;

/** How it ended on each store. */
export function summaryText(scenario: Scenario, summary: readonly StoreSummary[]): string {
  const stores = summary.map((store) => {
    const [first, ...others] = summaryLines(store);
    return [`${storeNames[store.platform].padEnd(9)}  ${first}`, ...others].join(`\n${' '.repeat(11)}`);
  });
  return [...wrap(`${scenario.name}: ${scenario.title}`, columns), '', ...stores].join('\n');
}

export function summaryLines(store: StoreSummary): readonly string[] {
  const { outcome, expected, exposed, share, hoursToStop } = store;
  const after = hoursToStop === undefined ? '' : `, ${hoursToStop} h after the first users met the defect`;
  return [
    `${words[outcome]}${outcome === 'halted' ? after : ''}`,
    `${exposed.toLocaleString('en-US')} users (${Number((share * 100).toPrecision(2))}%) have it`,
    ...(expected === undefined || expected === outcome ? [] : [`NOT AS EXPECTED: ${words[expected]}`]),
  ];
}
