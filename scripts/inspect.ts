import { resolve } from 'node:path';
import { inspectPath } from '../src/artifact/inspect/inspect-path.ts';
import { inspectionText } from '../src/artifact/inspect/text.ts';
import { defineCommand } from '../src/cli/command.ts';
import { systemClock } from '../src/clock/clock.ts';
import type { Finding } from '../src/findings/finding.ts';
import { findingsCount, findingsText } from '../src/findings/findings-text.ts';
import { pagePath, writePage } from '../src/report/write-page.ts';
import { printable } from '../src/text/printable.ts';

export default defineCommand({
  name: 'inspect',
  summary: 'say what is inside an APK, AAB or IPA; exit 1 on errors',
  examples: [
    'slipway inspect app.apk              version, signatures, permissions, sizes',
    'slipway inspect app.ipa --json       the same for programs, with every file',
    'slipway inspect app.aab --delivered  what each class of devices downloads',
    'slipway inspect app.apk --html a.html  the same as a page, with a size map',
  ],
  configure: (command) =>
    command
      .argument('<file>', 'an APK, AAB or IPA; or an .app or .xcarchive folder')
      .option('--delivered', 'AAB: also work out the download size per class of devices')
      .option('--html <file>', 'also write everything to a page, with a map of the sizes'),
  async run({ args: [file], options, io }) {
    const path = resolve(io.cwd, file);
    const page = pagePath({ cwd: io.cwd, file: options.html, inputs: [path] });
    const inspection = await inspectPath(path, {
      nowMs: systemClock.now(),
      delivered: options.delivered === true,
    });
    if (page !== undefined) {
      // Loaded late: nothing else needs the charts.
      const { inspectionPage } = await import('../src/artifact/html/inspection-page.ts');
      await writePage(page, inspectionPage(inspection));
    }
    return {
      // Nobody else looks at it, and copying thousands of entries takes its time.
      data: options.json === true ? complete(inspection) : undefined,
      text: `${inspectionText(inspection)}\n\n${summary(inspection.findings)}${page === undefined ? '' : `\n\nThe page: ${page}`}`,
      exit: inspection.findings.some(({ severity }) => severity === 'error') ? 'finding' : 'fine',
    };
  },
});

/** Under --json every key is always there: what is not known is null. */
function complete(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data, (_, value) => (value === undefined ? null : value)));
}

function summary(findings: readonly Finding[]): string {
  const safe = findings.map((one) => ({
    ...one,
    place: printable(one.place),
    message: printable(one.message),
  }));
  return [findingsCount(safe), findingsText(safe)].filter((part) => part !== '').join('\n');
}
