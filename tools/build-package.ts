// Compiles the published package into dist/: Node does not strip types below node_modules.
import { rm } from 'node:fs/promises';
import { $ } from 'zx';

await rm(new URL('../dist', import.meta.url), { recursive: true, force: true });
await $({ preferLocal: true, stdio: 'inherit', verbose: false })`tsc -p tsconfig.build.json`;
