import { readFileSync } from 'node:fs';

/** The package's own version, read from the package.json above `bin/` or `dist/`. */
export function version(): string {
  for (const path of ['../../package.json', '../../../package.json']) {
    try {
      const manifest = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
      if (manifest.name === 'slipway') return manifest.version;
    } catch {
      // The compiled file lies one folder deeper than its source: try the next place.
    }
  }
  return 'unknown';
}

/** The text of `slipway --help`. */
export function overviewHelp(commands: Readonly<Record<string, { readonly summary: string }>>): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `${[
    'Slipway builds mobile apps, checks them, stages them into stores and halts them.',
    '',
    'Usage: slipway <command> [options]',
    '',
    'Commands:',
    ...rows,
    '',
    'Options of every command: --json, --config FILE, --help',
    'In an emergency: slipway halt --reason "what is wrong"',
  ].join('\n')}\n`;
}
