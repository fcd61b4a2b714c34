import { Argument } from '@commander-js/extra-typings';
import { defineCommand, type Outcome } from '../src/cli/command.ts';
import { platformOption } from '../src/cli/option-values.ts';
import { systemClock } from '../src/clock/clock.ts';
import { openLedger } from '../src/compose.ts';
import { loadConfig } from '../src/config/load.ts';
import type { PlatformApp } from '../src/config/platform-app.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';
import { findRelease } from '../src/ledger/find-release.ts';
import { journalText } from '../src/ledger/journal-text.ts';
import type { Ledger, ReleaseKey } from '../src/ledger/ledger.ts';
import { parseReleaseKey } from '../src/ledger/release-key.ts';
import { verifyLedger } from '../src/ledger/verify-ledger.ts';
import { chooseApp } from '../src/release/choose-app.ts';

export default defineCommand({
  name: 'ledger',
  summary: 'show what happened to a release, or check the journal',
  examples: [
    'slipway ledger show         every release that has a journal',
    'slipway ledger show 1.4.0   what happened to it, when, and by whom',
    'slipway ledger verify       whether all journals are whole; exit code 1 if not',
  ],
  configure: (command) =>
    command
      .addArgument(new Argument('<action>', 'what to do').choices(['show', 'verify'] as const))
      .argument('[release]', 'show: a version name or a whole key, such as android/com.example.chat/1.4.0')
      .option('--app <name>', 'show: only this app of the config')
      .addOption(platformOption()),
  async run({ args: [action, release], options, io }) {
    if (action === 'verify' && (release ?? options.app) !== undefined) throw verifyTakesAll();
    const { config, env } = await loadConfig({
      ...(options.config !== undefined && { file: options.config }),
      cwd: io.cwd,
      env: io.env,
    });
    const app = options.app === undefined ? undefined : chooseApp(config, options);
    const ledger = await openLedger(config, { clock: systemClock, env });
    try {
      if (action === 'verify') return await verify(ledger);
      const releases = await releasesOf(ledger, app);
      if (release === undefined) return await showReleases(ledger, releases);
      return await showJournal(ledger, findRelease(release, releases));
    } finally {
      await ledger.close();
    }
  },
});

function verifyTakesAll(): SlipwayError {
  return new SlipwayError('USAGE', {
    message: 'The whole ledger is verified; there is no verifying a single release.',
    next: 'slipway ledger verify',
  });
}

async function releasesOf(ledger: Ledger, app: PlatformApp | undefined): Promise<readonly ReleaseKey[]> {
  const all = (await ledger.releases()).toSorted();
  if (app === undefined) return all;
  return all.filter((release) => {
    const parts = parseReleaseKey(release);
    return parts?.platform === app.platform && parts.applicationId === app.applicationId;
  });
}

async function showReleases(ledger: Ledger, keys: readonly ReleaseKey[]): Promise<Outcome> {
  const verified = await verifyLedger(ledger, keys);
  const releases = verified.toSorted((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''));
  const lines = releases.map(({ release, events, lastAt }) => {
    if (events === null) return `broken (see: slipway ledger verify)  ${release}`;
    return `${instant(lastAt)}  ${String(events).padStart(4)} events  ${release}`;
  });
  const head = `ledger  ${ledger.label}, times in UTC`;
  return {
    data: { ledger: ledger.label, releases },
    text: [head, ...(lines.length === 0 ? ['nothing yet'] : lines)].join('\n'),
  };
}

/** `2026-01-02T03:04:05.678Z` is `2026-01-02 03:04:05` to a person. */
function instant(iso: string | null): string {
  return (iso ?? '').slice(0, 19).replace('T', ' ');
}

async function showJournal(ledger: Ledger, release: ReleaseKey): Promise<Outcome> {
  const events = await ledger.read(release);
  const head = `${release}\nledger  ${ledger.label}, times in UTC\n`;
  return { data: { ledger: ledger.label, release, events }, text: `${head}\n${journalText(events)}` };
}

async function verify(ledger: Ledger): Promise<Outcome> {
  const releases = await verifyLedger(ledger, await releasesOf(ledger, undefined));
  const broken = releases.filter(({ problem }) => problem !== null);
  const events = releases.reduce((sum, release) => sum + (release.events ?? 0), 0);
  const counts = [counted(releases.length, 'release'), counted(events, 'event'), `${broken.length} broken`];
  const summary = `${counts.join(', ')}  (${ledger.label})`;
  return {
    data: { ledger: ledger.label, releases },
    text: [...broken.map(({ problem }) => `BROKEN  ${problem}`), summary].join('\n'),
    exit: broken.length === 0 ? 'fine' : 'finding',
  };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
