#!/usr/bin/env node
// Plain JavaScript without a single new feature: it has to run, and to explain itself, on old Nodes. Nothing is
// imported statically: an import of node:fs evaluates every part of it, 5 ms of each start.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(`slipway needs Node 24 or newer; this is Node ${process.versions.node}.\n`);
  process.exit(2);
}
const { existsSync } = process.getBuiltinModule('node:fs');
const module = process.getBuiltinModule('node:module');
const { fileURLToPath } = process.getBuiltinModule('node:url');

// Compiled code is kept in the system's temporary folder: starts take half the time from the second one on.
module.enableCompileCache();

// The published package holds compiled CommonJS; a checkout runs its TypeScript directly.
const source = new URL('./main.ts', import.meta.url);
const { exports: program, keep } = existsSync(source)
  ? { exports: await import(source.href) }
  : module
      .createRequire(import.meta.url)('./load-compiled.cjs')
      .loadCompiled(fileURLToPath(new URL('../dist/bin/main.cjs', import.meta.url)), process.argv[2]);
const exitCode = await program.main(process.argv.slice(2));
// Only a command that did its work has run the code that the next one needs.
if (keep && exitCode < 2) keep();
// Everything has been written by now. What a config or a library has left running must not keep a halt waiting.
process.exit(exitCode);
