// Builds the published package into dist/: Node does not strip types below node_modules. The code goes into few files,
// because finding and loading 180 modules takes longer than some commands do; the types are those of the public API.
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type PreRenderedChunk, rolldown } from 'rolldown';
import { $ } from 'zx';

const root = resolve(import.meta.dirname, '..');

/** Where each entry goes. Workers lie beside the chunks that start them, as their sources lie beside each other. */
const entries: Readonly<Record<string, string>> = {
  'bin/main': './bin/main.ts',
  'src/index': './src/index.ts',
  'chunks/chunk-worker': './src/artifact/signing/content/chunk-worker.ts',
  'chunks/entry-worker': './src/artifact/signing/jar/entry-worker.ts',
};

await rm(resolve(root, 'dist'), { recursive: true, force: true });
await $({ cwd: root, preferLocal: true, stdio: 'inherit', verbose: false })`tsc -p tsconfig.build.json`;
const bundle = await rolldown({
  cwd: root,
  input: entries,
  platform: 'node',
  // Packages stay packages: npm installs them, and their versions can be seen and replaced.
  external: /^[^./]/,
});
// Nothing is minified, so that a stack trace names functions; source maps would need --enable-source-maps.
await bundle.write({
  dir: resolve(root, 'dist'),
  format: 'esm',
  chunkFileNames: ({ name }: PreRenderedChunk) => `chunks/${name}-[hash].js`,
});
await bundle.close();
