import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Environment } from './environment.ts';

/** What a config file exports by default; a function is called. Throws CONFIG_UNREADABLE with the place. */
export async function importConfig(file: string, env: Environment): Promise<unknown> {
  if (file.endsWith('.json')) return readJson(file);
  const exported = await importModule(file);
  if (!('default' in exported)) {
    throw new SlipwayError('CONFIG_UNREADABLE', {
      message: 'The config file has no default export.',
      seen: file,
      next: 'Let it end in: export default defineConfig({ … })',
    });
  }
  if (typeof exported.default !== 'function') return exported.default;
  try {
    return await exported.default({ env });
  } catch (error) {
    throw await unreadable(file, error);
  }
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw await unreadable(file, error);
  }
}

async function importModule(file: string): Promise<Record<string, unknown>> {
  try {
    return await import(/* @vite-ignore */ pathToFileURL(file).href);
  } catch (error) {
    throw await unreadable(file, error);
  }
}

async function unreadable(file: string, error: unknown): Promise<SlipwayError> {
  const place = placeIn(error, file) ?? (await placeOfSyntaxError(file, error)) ?? file;
  const message = error instanceof Error ? error.message : String(error);
  return new SlipwayError('CONFIG_UNREADABLE', {
    message: 'The config file cannot be loaded.',
    seen: `${place}: ${message}`,
    ...(outsideAModule.test(message) && { next: moduleAdvice }),
    cause: error,
  });
}

/** What Node says about a module whose package.json has "type": "commonjs". */
const outsideAModule = /import statement outside a module|Unexpected token 'export'/;
const moduleAdvice =
  'Name the file slipway.config.mts (or .mjs): package.json says that the others here are CommonJS.';

/**
 * Node heads the stack of a TypeScript syntax error with `file:line`; an error that the file throws
 * has a stack frame in it.
 */
function placeIn(error: unknown, file: string): string | undefined {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const head = /^(?:file:\/\/)?\/.*:\d+$/.exec(lines[0] ?? '');
  if (head !== null) return asPath(head[0]);
  const url = pathToFileURL(file).href;
  const frame = lines.find((line) => line.includes(`${url}:`) || line.includes(`${file}:`));
  const [, line] = /:(\d+):\d+\)?$/.exec(frame ?? '') ?? [];
  return line === undefined ? undefined : `${file}:${line}`;
}

/** V8 hides the place of a JavaScript syntax error from the importer; `node --check` prints it. */
async function placeOfSyntaxError(file: string, error: unknown): Promise<string | undefined> {
  if (!(error instanceof SyntaxError) || file.endsWith('.json')) return undefined;
  const output = await new Promise<string>((done) => {
    execFile(process.execPath, ['--check', file], (_error, _stdout, stderr) => done(stderr));
  });
  const head = /^(?:file:\/\/)?\/.*:\d+$/m.exec(output);
  return head === null ? undefined : asPath(head[0]);
}

function asPath(place: string): string {
  return place.startsWith('file://') ? fileURLToPath(place) : place;
}
