import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const block = /<!-- help: (\S+) -->[\s\S]*?<!-- \/help -->/g;

/** docs/COMMANDS.md with the help of each command put between its markers, word for word. */
export async function withCommandHelp(page: string): Promise<string> {
  const shown = new Set([...page.matchAll(block)].map(([, name = '']) => name));
  const missing = commandNames().filter((name) => !shown.has(name));
  if (missing.length > 0) {
    throw new Error(
      `docs/COMMANDS.md has no "<!-- help: NAME --> … <!-- /help -->" for ${missing.join(', ')}`,
    );
  }
  const blocks = new Map(await Promise.all([...shown].map(helpBlock)));
  return page.replaceAll(block, (before, name: string) => blocks.get(name) ?? before);
}

/** One file of `scripts/` is one command. */
function commandNames(): readonly string[] {
  return readdirSync(`${root}/scripts`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length));
}

/** What a person sees at 80 columns: a pipe has no width of its own. */
async function helpBlock(name: string): Promise<readonly [string, string]> {
  const { stdout } = await run(process.execPath, ['bin/slipway.js', name, '--help'], { cwd: root });
  const help = ['```text', stdout.trimEnd(), '```'].join('\n');
  return [name, `<!-- help: ${name} -->\n\n${help}\n\n<!-- /help -->`];
}
