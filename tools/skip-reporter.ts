import type { Reporter, TestModule } from 'vitest/node';

/** Says at the end of a run which tests were skipped, and why: a skipped test proves nothing. */
export class SkipReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const lines = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].map((skipped) => {
        const result = skipped.result();
        const reason = (result.state === 'skipped' ? result.note : undefined) ?? 'no reason was given';
        return `SKIPPED  ${module.relativeModuleId} > ${skipped.fullName}\n         ${reason}\n`;
      }),
    );
    if (lines.length > 0) process.stdout.write(`\n${lines.join('')}`);
  }
}
