import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Run by Node itself: the test runner has a loader of its own, with messages of its own.
let root: string;
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'slipway-import-')));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const importer = `
const { importConfig } = await import(process.argv[1]);
const results = [];
for (const file of process.argv.slice(2)) {
  results.push(await importConfig(file, {}).then(
    (value) => ({ value }),
    ({ code, seen, next }) => ({ code, seen, next }),
  ));
}
process.stdout.write(JSON.stringify(results));
`;

async function importAll(files: Readonly<Record<string, string>>) {
  const paths = Object.keys(files).map((name) => join(root, name));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(root, name), text)));
  const module = new URL('./import-config.ts', import.meta.url).href;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    importer,
    module,
    ...paths,
  ]);
  return JSON.parse(stdout);
}

test('says in which line a config breaks', async () => {
  const advice =
    'Mend the place that is named. Enums, namespaces and parameter properties are not supported.';
  const results = await importAll({
    'good.ts': 'interface A { readonly a: number }\nexport default { a: 1 } satisfies A;\n',
    'syntax.ts': 'export default {\n  a: 1,\n  b: : 2,\n};\n',
    'enum.ts': 'export default {};\n\nenum A { B }\n',
    'syntax.mjs': 'export default {\n  a: 1\n  b: 2\n};\n',
    'throws.ts': 'const a: number = 1;\nthrow new Error("no " + a);\n',
    'import.ts': "import './nope.ts';\nexport default {};\n",
    'text.mjs': "throw 'a word';",
  });
  expect(results).toEqual([
    { value: { a: 1 } },
    { code: 'CONFIG_UNREADABLE', seen: `${root}/syntax.ts:3: Expression expected`, next: advice },
    {
      code: 'CONFIG_UNREADABLE',
      seen: `${root}/enum.ts:3: TypeScript enum is not supported in strip-only mode`,
      next: advice,
    },
    { code: 'CONFIG_UNREADABLE', seen: `${root}/syntax.mjs:3: Unexpected identifier 'b'`, next: advice },
    { code: 'CONFIG_UNREADABLE', seen: `${root}/throws.ts:2: no 1`, next: advice },
    {
      code: 'CONFIG_UNREADABLE',
      seen: `${root}/import.ts: Cannot find module '${root}/nope.ts' imported from ${root}/import.ts`,
      next: advice,
    },
    { code: 'CONFIG_UNREADABLE', seen: `${root}/text.mjs: a word`, next: advice },
  ]);
});

test('knows what to do in a CommonJS package', async () => {
  await writeFile(join(root, 'package.json'), '{ "type": "commonjs" }');
  const results = await importAll({
    'a.ts': "import { sep } from 'node:path';\nexport default { sep };\n",
    'b.js': 'export default {};\n',
    'c.mts': 'export default { c: 3 };\n',
  });
  const next =
    'Name the file slipway.config.mts (or .mjs): package.json says that the others here are CommonJS.';
  expect(results).toMatchObject([
    { code: 'CONFIG_UNREADABLE', next },
    { code: 'CONFIG_UNREADABLE', next },
    { value: { c: 3 } },
  ]);
});
