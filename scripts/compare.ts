import { resolve } from 'node:path';
import { compareFacts } from '../src/artifact/compare/compare-facts.ts';
import { changesText } from '../src/artifact/compare/text.ts';
import { inspectionFacts } from '../src/artifact/inspect/facts.ts';
import { inspectPath } from '../src/artifact/inspect/inspect-path.ts';
import { defineCommand } from '../src/cli/command.ts';
import { systemClock } from '../src/clock/clock.ts';

export default defineCommand({
  name: 'compare',
  summary: 'say what changed between two artifacts, permissions first',
  examples: ['slipway compare old.aab new.aab    permissions, components, signatures, sizes, files'],
  configure: (command) =>
    command.argument('<old>', 'an APK, AAB or IPA').argument('<new>', 'the one that is to replace it'),
  async run({ args, io }) {
    const options = { nowMs: systemClock.now(), delivered: false };
    const [before, after] = await Promise.all(
      args.map((file) => inspectPath(resolve(io.cwd, file), options)),
    );
    if (before === undefined || after === undefined) throw new TypeError('two files were asked for');
    const changes = compareFacts(inspectionFacts(before), inspectionFacts(after));
    return { data: { before: before.path, after: after.path, changes }, text: changesText(changes) };
  },
});
