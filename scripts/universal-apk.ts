import { resolve } from 'node:path';
import { readArtifact } from '../src/artifact/read-artifact.ts';
import { defineCommand } from '../src/cli/command.ts';
import { wholeNumber } from '../src/cli/option-values.ts';
import { openPlayConsole } from '../src/compose-console.ts';
import { downloadUniversalApk } from '../src/stores/download-universal-apk.ts';

export default defineCommand({
  name: 'universal-apk',
  summary: 'fetch the APK that the store has made of an upload, signed with its key',
  examples: ['slipway universal-apk --version-code 142 --out app.apk   what users get, in one file'],
  configure: (command) =>
    command
      .requiredOption('--version-code <number>', 'the version', wholeNumber)
      .option('--out <file>', 'where to write it (default: APPLICATION-CODE-universal.apk)')
      .option('--app <name>', 'the app of the config (when it has several)'),
  async run({ options, io }) {
    const { applicationId, console, close } = await openPlayConsole({
      io,
      configFile: options.config,
      app: options.app,
    });
    try {
      const { versionCode } = options;
      const out = options.out ?? `${applicationId}-${versionCode}-universal.apk`;
      const request = { applicationId, versionCode, out: resolve(io.cwd, out), readArtifact };
      const done = await downloadUniversalApk(console.apks, request);
      const about = `version code ${versionCode}, ${done.sizeBytes} bytes`;
      const text = `${out}\n${about}, signed with ${done.certificateSha256.slice(0, 16)}…`;
      return { data: { store: console.apks.label, ...done }, text };
    } finally {
      await close();
    }
  },
});
