import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';

const source = join(import.meta.dirname, '../../../fixtures/sample-app');
const local = new Set(['build', '.gradle', '.slipway', '.env', '.env.local']);

/** Copies the sample app as a fresh clone would have it: no build output, no local state. */
export function copySampleApp(target: string): void {
  cpSync(source, target, { recursive: true, filter: (path) => !local.has(basename(path)) });
}
