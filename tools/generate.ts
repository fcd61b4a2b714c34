// Writes the files that are made from code; with --check it only says which of them are out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { appStoreRulesPage } from './generate/app-store-rules-page.ts';
import { withCommandHelp } from './generate/command-help.ts';
import { errorsPage } from './generate/errors-page.ts';
import { jsonConfigSchema } from './generate/json-schema.ts';
import { withKeyTables } from './generate/key-tables.ts';
import { playRulesPage } from './generate/play-rules-page.ts';

const docs = new URL('../docs/', import.meta.url);

const files: Readonly<Record<string, (before: string) => string | Promise<string>>> = {
  'slipway.config.schema.json': () => `${JSON.stringify(jsonConfigSchema(), null, 2)}\n`,
  'ERRORS.md': () => errorsPage(),
  'APP-STORE-RULES.md': () => appStoreRulesPage(),
  'PLAY-RULES.md': () => playRulesPage(),
  'CONFIG.md': (before) => withKeyTables(before),
  'COMMANDS.md': (before) => withCommandHelp(before),
};

const check = process.argv.includes('--check');
for (const [name, make] of Object.entries(files)) {
  const url = new URL(name, docs);
  const before = read(url);
  const after = await make(before);
  if (before === after) continue;
  if (check) {
    process.stdout.write(`docs/${name} is out of date; run: node tools/generate.ts\n`);
    process.exitCode = 1;
  } else {
    writeFileSync(url, after);
    process.stdout.write(`wrote docs/${name}\n`);
  }
}

function read(url: URL): string {
  try {
    return readFileSync(url, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return '';
  }
}
