// A registry mirror may hold only the platform packages of its own platform. `npm install` then leaves the others
// out of package-lock.json, and `npm ci` refuses that lock everywhere. This puts them back from what their
// parents say, without a hash: they are only fetched on their own platforms.
//
//   node tools/complete-lock.ts            completes the lock
//   node tools/complete-lock.ts --check    exit code 1 when entries are missing
import { readFileSync, writeFileSync } from 'node:fs';
import { completeLock, type Lock } from './lock/complete.ts';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
const { completed, added } = completeLock(lock);

if (process.argv.includes('--check')) {
  for (const name of added) process.stdout.write(`missing from package-lock.json: ${name}\n`);
  if (added.length > 0) process.stdout.write('next: npm run generate\n');
  process.exitCode = added.length === 0 ? 0 : 1;
} else if (added.length > 0) {
  writeFileSync(file, `${JSON.stringify(completed, null, 2)}\n`);
}
