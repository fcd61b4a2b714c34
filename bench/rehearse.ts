// How long a rehearsal of a nine-day release on both stores takes, the whole process. Target: 10 s.
// Run: npm run bench:rehearse
import { resolve } from 'node:path';
import { median } from './measure.ts';
import { startTimed, timedEnd } from './timed-process.ts';

const program = resolve(import.meta.dirname, '../bin/slipway.js');
const rounds = 5;

for (const stepHours of [3, 1]) {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const args = [program, 'rehearse', '--json', '--step-hours', String(stepHours)];
    times.push((await timedEnd(startTimed(process.execPath, args))).ms / 1000);
  }
  const all = times.map((seconds) => seconds.toFixed(2)).join(' ');
  const every = stepHours === 1 ? 'every hour' : `every ${stepHours} hours`;
  process.stdout.write(`a look ${every.padEnd(14)} ${median(times).toFixed(2)} s   (${all})\n`);
}
