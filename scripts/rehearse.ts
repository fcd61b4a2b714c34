import { Option } from '@commander-js/extra-typings';
import { defineCommand, type Outcome } from '../src/cli/command.ts';
import { wholeNumber } from '../src/cli/option-values.ts';
import { openStage } from '../src/compose-rehearsal/open-stage.ts';
import { personAt, scoreDrill, scoreText } from '../src/rehearsal/drill.ts';
import { findScenario, scenarios } from '../src/rehearsal/find-scenario.ts';
import { type Rehearsal, rehearse } from '../src/rehearsal/rehearse.ts';
import type { Scenario } from '../src/rehearsal/scenario.ts';
import { isAsExpected, summarise } from '../src/rehearsal/summary.ts';
import { entryText, summaryText } from '../src/rehearsal/timeline-text.ts';
import { pagePath, writePage } from '../src/report/write-page.ts';

export default defineCommand({
  name: 'rehearse',
  summary: 'play a release on local stores, with simulated users, in seconds',
  examples: [
    'slipway rehearse                          a good version, on both stores',
    'slipway rehearse --scenario crash-spike   one that crashes; see it stopped',
    'slipway rehearse --scenario mine.json     a scenario of your own',
    'slipway rehearse --html rehearsal.html    with charts',
    'slipway rehearse --drill --scenario slow-leak   practise a halt',
  ],
  configure: (command) =>
    command
      .addOption(
        new Option(
          '--scenario <name>',
          `a file, or: ${scenarios.map(({ name }) => name).join(', ')}`,
        ).default('healthy'),
      )
      .addOption(
        new Option('--seed <number>', 'of the users; the same one, the same rehearsal')
          .argParser(wholeNumber)
          .default(1),
      )
      .addOption(
        new Option('--step-hours <number>', 'how often the controller looks')
          .argParser(wholeNumber)
          .default(3),
      )
      .option('--drill', 'you decide when to halt, and are told how you did')
      .option('--html <file>', 'also write everything to a page, with charts'),
  async run({ options, io }) {
    const page = pagePath({ cwd: io.cwd, file: options.html, inputs: [] });
    const scenario = await findScenario(options.scenario);
    const isDrill = options.drill === true;
    const stage = await openStage(scenario, { seed: options.seed, isDrill });
    const lines = isDrill ? io.readLines() : undefined;
    try {
      const rehearsal = await rehearse(stage, {
        scenario,
        stepHours: options.stepHours,
        tell: (entry) => options.json !== true && !isDrill && io.writeErr(`${entryText(entry)}\n`),
        onCall: lines && personAt({ ask: io.writeErr, answer: async () => (await lines.next()).value }),
      });
      const summary = summarise(scenario, rehearsal);
      if (page !== undefined) {
        // Loaded late: nothing else needs the charts.
        const { rehearsalPage } = await import('../src/rehearsal/rehearsal-page.ts');
        await writePage(page, rehearsalPage(scenario, { rehearsal, summary }));
      }
      const { entries } = rehearsal;
      if (isDrill) return drilled(scenario, rehearsal);
      return {
        data: { scenario: scenario.name, seed: options.seed, stores: summary, timeline: entries },
        text: `\n${summaryText(scenario, summary)}${page === undefined ? '' : `\n\nThe page: ${page}`}`,
        exit: isAsExpected(summary) ? 'fine' : 'finding',
      };
    } finally {
      await lines?.return?.();
      await stage.close();
    }
  },
});

/** What happened is told in the end: until then it would give away what a person has to find out. */
function drilled(scenario: Scenario, rehearsal: Rehearsal): Outcome {
  const scores = scoreDrill(scenario, rehearsal);
  const { entries: timeline } = rehearsal;
  return {
    data: { scenario: scenario.name, scores, timeline },
    text: `\n${timeline.map(entryText).join('\n')}\n\n${scenario.title}\n\n${scoreText(scores)}`,
    exit: scores.every(({ result }) => result === 'right') ? 'fine' : 'finding',
  };
}
