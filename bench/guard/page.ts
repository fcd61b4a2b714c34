// The page that the measurement is told on.
import type { Summary } from '../../src/guard/simulation/summary.ts';
import { type Figure, isMet, measures } from './bar.ts';
import type { WorstOfFamily } from './null-worlds.ts';
import type { PeerRow } from './peers.ts';
import type { Curve } from './trade-offs.ts';

export interface Results {
  readonly runs: number;
  readonly seed: number;
  readonly screening: number;
  readonly speed: string;
  readonly figures: readonly {
    readonly figure: Figure;
    readonly warm: Summary;
    readonly cold: Summary | undefined;
  }[];
  readonly nulls: readonly WorstOfFamily[];
  readonly peers: readonly PeerRow[];
  readonly curves: readonly Curve[];
}

export function page(results: Results): string {
  return [
    intro(results),
    barTable(results),
    nullTables(results),
    peerTable(results),
    ...results.curves.map(curveSection),
  ].join('\n');
}

function intro({ runs, seed, screening, speed }: Results): string {
  return `# The guard, measured

Made by \`npm run bench:guard -- --runs ${runs} --screening ${screening} --seed ${seed}\`; do not edit.

**Method.** A population is simulated hour by hour: users who are active in about eight hours of a day, update with a
time constant, and crash by chance, again and again (persistent crashers: 20% of the hourly crashed users unless said
otherwise), and more often in their first day on a version (novelty). The rate that both versions share drifts. Users
are shown rounded, as Google Play does, 6 h late by the hour and the day, or 24 h late by the day alone (\`daily\`). The
judge is the one that the product uses, fed bucket by bucket and asked every hour. \`timer\` takes a stage a day
(1/2/5/10/20/50/100%, 9 days); \`gated\` goes on when the guard lets it (1/3/10/50/100%, up to 28 days).
\`warm\` has learnt from three simulated healthy releases of the same app; \`cold\` has seen none.

Figures that name a size are over baselines of 0.3, 0.5 and 1% of users a day and novelties of 0, 30 and 60%, in equal
parts. Missed, wrong and unfinished rollouts are given as the unfavourable end of Wilson's interval of 95%, exposures
(the share of all users who got the version) as means, times as medians. A
bar of \`none\` is met when not one of the rollouts was missed. ${speed}
`;
}

function barTable({ figures, runs }: Results): string {
  const rows = figures.map(({ figure, warm, cold }) => {
    const value = measures[figure.measure](warm);
    const met = isMet(figure, warm);
    const verdict = met === undefined ? '' : met ? 'met' : '**not met**';
    const chilly = cold === undefined ? '' : shown(figure, measures[figure.measure](cold));
    const bar = barOf(figure);
    return `| ${figure.name} | ${shown(figure, value)} | ${bar} | ${verdict} | ${chilly} |`;
  });
  return `## The bar

${runs.toLocaleString('en-US')} rollouts a line.

| | Measured | Bar | | Cold |
| --- | ---: | ---: | --- | ---: |
${rows.join('\n')}
`;
}

function barOf(figure: Figure): string {
  if (figure.bar === undefined || figure.bar === 'none') return figure.bar ?? '';
  return `${figure.measure === 'completed' ? '≥' : '≤'} ${shown(figure, figure.bar)}`;
}

function shown({ measure }: Figure, value: number): string {
  return measure === 'hoursToComplete' ? `${value} h` : percent(value);
}

function nullTables({ nulls, runs, screening }: Results): string {
  const sections = nulls.map(({ family, bar, worlds, mean, worst }) => {
    const rows = worst.map(({ name, warm: { halted } }) => {
      const verdict = halted.high <= bar ? 'met' : '**not met**';
      return `| ${name} | ${percent(halted.share)} | ${percent(halted.high)} | ${verdict} |`;
    });
    return `### ${family}: ≤ ${percent(bar)}

${worlds} worlds, in the mean ${percent(mean)} halted. The worst of them again:

| World | Halted | At most | |
| --- | ---: | ---: | --- |
${rows.join('\n')}
`;
  });
  return `## Wrong halts

Every healthy world (size × baseline × plan × feed × what may deceive) with ${screening} rollouts; then those in which
most were halted again with ${runs.toLocaleString('en-US')} on fresh seeds.

${sections.join('\n')}`;
}

function peerTable({ peers }: Results): string {
  const rows = peers.map(({ label, of: [healthy, ...bad], worst }) => {
    const cells = bad.map(
      ({ halted, exposed, hoursToHalt }) =>
        `${short(1 - halted.share)} / ${short(exposed)} / ${hoursToHalt ?? '–'}`,
    );
    return `| ${label} | ${short(healthy?.halted.share ?? 0)} (${short(worst)}) | ${cells.join(' | ')} |`;
  });
  return `## Beside the rules of the field

The same users, timer, 6 h, mean of 12 cells (four sizes, three baselines; novelty 30%, 20% persistent).
Missed % / users exposed % / median hours to halt.

| Rule | Wrong halts, mean (worst) | 1.5× | 2× | 4× | 10× |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

![Wrong halts and exposure of each rule](guard/peers.svg)

![What each size of app has to pay for a regression](guard/exposure.svg)
`;
}

function curveSection({ title, text, file, rows }: Curve): string {
  const [first] = rows;
  const names = Object.keys(first?.values ?? {});
  const lines = rows.map(({ label, values }) => `| ${label} | ${Object.values(values).join(' | ')} |`);
  return `## ${title}

${text}

| | ${names.join(' | ')} |
| --- | ${names.map(() => '---:').join(' | ')} |
${lines.join('\n')}

![${title}](guard/${file}.svg)
`;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

function short(share: number): string {
  return Number((share * 100).toPrecision(2)).toString();
}
