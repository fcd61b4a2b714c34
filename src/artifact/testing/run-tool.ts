import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a real tool, in `cwd` where one is given, and hands back its stdout. */
export async function runTool(tool: string, args: readonly string[], cwd?: string): Promise<string> {
  const { stdout } = await run(tool, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, cwd });
  return stdout;
}
