#!/usr/bin/env node
// Plain JavaScript without a single new feature: it has to run, and to explain itself, on old Nodes.
import { existsSync } from 'node:fs';
import * as module from 'node:module';

const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(`slipway needs Node 24 or newer; this is Node ${process.versions.node}.\n`);
  process.exit(2);
}

// Compiled code is kept in the system's temporary folder: starts take half the time from the second one on.
module.enableCompileCache?.();

// The published package holds compiled CommonJS; a checkout runs its TypeScript directly.
const source = new URL('./main.ts', import.meta.url);
const { main } = existsSync(source)
  ? await import(source.href)
  : module.createRequire(import.meta.url)('../dist/bin/main.cjs');
const exitCode = await main(process.argv.slice(2));
// Everything has been written by now. What a config or a library has left running must not keep a halt waiting.
process.exit(exitCode);
