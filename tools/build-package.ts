// Builds the published package into dist/: Node does not strip types below node_modules. The code goes into few files,
// because finding and loading 180 modules takes longer than some commands do; the types are those of the public API.
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type OutputOptions, type PreRenderedChunk, type RolldownOptions, rolldown } from 'rolldown';
import { $ } from 'zx';

const root = resolve(import.meta.dirname, '..');
const dist = resolve(root, 'dist');

/**
 * Packages that every command loads, or a halt, so that looking for them is worth saving. All others stay packages: npm
 * installs them, and their versions can be seen and replaced. What openapi-fetch exports by default is besides another
 * thing to a `require` than to an `import`.
 */
const bundled = ['commander', '@commander-js/extra-typings', 'openapi-fetch'];

/** Where each entry goes. Workers lie beside the chunks that start them, as their sources lie beside each other. */
const commands = {
  'bin/main': './bin/main.ts',
  'chunks/chunk-worker': './src/artifact/signing/content/chunk-worker.ts',
  'chunks/batch-worker': './src/guard/simulation/batch-worker.ts',
  'chunks/entry-worker': './src/artifact/signing/jar/entry-worker.ts',
};

await rm(dist, { recursive: true, force: true });
await $({ cwd: root, preferLocal: true, stdio: 'inherit', verbose: false })`tsc -p tsconfig.build.json`;
// CommonJS, because an import of node:fs or node:process evaluates every part of them: 10 ms of each start.
await bundle(
  { input: commands, external: isForeign },
  {
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: ({ name }: PreRenderedChunk) => `chunks/${name}-[hash].cjs`,
  },
);
for (const name of ['src/index', 'src/app-store-connect-api/index']) {
  await bundle({ input: { [name]: `./${name}.ts` }, external: isForeign }, { format: 'esm' });
}
await mkdir(resolve(dist, 'licenses'));
for (const name of bundled) {
  const license = resolve(root, 'node_modules', name, 'LICENSE');
  await copyFile(license, resolve(dist, 'licenses', `${name.replace(/^.*\//, '')}.txt`));
}

/** Nothing is minified, so that a stack trace names functions; source maps would need --enable-source-maps. */
async function bundle(input: RolldownOptions, output: OutputOptions): Promise<void> {
  const built = await rolldown({ cwd: root, platform: 'node', ...input });
  await built.write({ dir: dist, ...output });
  await built.close();
}

function isForeign(id: string): boolean {
  return /^[^./]/.test(id) && !bundled.includes(id);
}
