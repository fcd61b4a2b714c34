import { resolve } from 'node:path';
import { compareFacts } from '../src/artifact/compare/compare-facts.ts';
import { changesText } from '../src/artifact/compare/text.ts';
import { inspectionFacts } from '../src/artifact/inspect/facts.ts';
import { inspectPath } from '../src/artifact/inspect/inspect-path.ts';
import { defineCommand } from '../src/cli/command.ts';
import { systemClock } from '../src/clock/clock.ts';
import { pagePath, writePage } from '../src/report/write-page.ts';

export default defineCommand({
  name: 'compare',
  summary: 'say what changed between two artifacts, permissions first',
  examples: [
    'slipway compare old.aab new.aab    permissions, components, signatures, sizes, files',
    'slipway compare old.apk new.apk --html changes.html',
  ],
  configure: (command) =>
    command
      .argument('<old>', 'an APK, AAB or IPA')
      .argument('<new>', 'the one that is to replace it')
      .option('--delivered', 'AABs: also compare the download size per class of devices')
      .option('--html <file>', 'also write the changes to a page, with a map of what grew and shrank'),
  async run({ args, options: { html, delivered }, io }) {
    const options = { nowMs: systemClock.now(), delivered: delivered === true };
    const paths = args.map((file) => resolve(io.cwd, file));
    const page = pagePath({ cwd: io.cwd, file: html, inputs: paths });
    const [before, after] = await Promise.all(paths.map((path) => inspectPath(path, options)));
    if (before === undefined || after === undefined) throw new TypeError('two files were asked for');
    const changes = compareFacts(inspectionFacts(before), inspectionFacts(after));
    if (page !== undefined) {
      // Loaded late: nothing else needs the charts.
      const { comparisonPage } = await import('../src/artifact/html/comparison-page.ts');
      await writePage(page, comparisonPage({ before, after, changes }));
    }
    return {
      data: { before: before.path, after: after.path, changes },
      text: `${changesText(changes)}${page === undefined ? '' : `\n\nThe page: ${page}`}`,
    };
  },
});
