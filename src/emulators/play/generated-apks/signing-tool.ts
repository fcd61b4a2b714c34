import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findTool } from '../../../toolchain/find.ts';
import { requirements } from '../../../toolchain/requirements.ts';
import { PlayRefusal, preconditionFailed } from '../refusal.ts';

export type SigningEnvironment = Readonly<Record<string, string | undefined>>;

type Program = 'keytool' | 'apksigner' | 'bundletool';

const run = promisify(execFile);

/** Runs one of the programs and hands back what it wrote. Refuses, as a Play that cannot, when it is missing. */
export async function runSigningTool(
  program: Program,
  args: readonly string[],
  env: SigningEnvironment,
): Promise<Buffer> {
  const [command, ...first] = commandOf(program, env);
  const options = { encoding: 'buffer', maxBuffer: 16 * 1024 * 1024, env: { ...env } } as const;
  try {
    return (await run(command, [...first, ...args], options)).stdout;
  } catch (error) {
    throw failed(program, error);
  }
}

/** A program's own words: its first line says what is wrong, the rest is a stack trace. */
function failed(program: Program, error: unknown): PlayRefusal {
  const [line = ''] = String((error as { readonly stderr?: Buffer }).stderr ?? error)
    .split('\n')
    .filter((text) => text.trim() !== '' && !text.startsWith('INFO'));
  return preconditionFailed(`${program} makes no APK of this upload: ${line.trim()}`);
}

/** bundletool is a JAR that no package manager puts on the path: BUNDLETOOL_JAR says where it is. */
function commandOf(program: Program, env: SigningEnvironment): readonly [string, ...string[]] {
  if (program !== 'bundletool') return [pathOf(program, env)];
  const jar = env.BUNDLETOOL_JAR;
  if (!jar) throw missing('bundletool is missing: set BUNDLETOOL_JAR to its JAR file');
  return [pathOf('java', env), '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', jar];
}

/** bundletool has one of its own for some machines only. */
export function aapt2Path(env: SigningEnvironment): string {
  return pathOf('aapt2', env);
}

function pathOf(name: string, env: SigningEnvironment): string {
  const tool = requirements.android.find((one) => one.name === name);
  const found = tool === undefined ? undefined : findTool(tool, env);
  if (found?.kind !== 'found') throw missing(`${name} is missing: run slipway toolchain android`);
  return found.path;
}

function missing(what: string): PlayRefusal {
  return new PlayRefusal({
    code: 501,
    message: `The local Play cannot make APKs on this machine, because ${what}.`,
    status: 'UNIMPLEMENTED',
    reason: 'notImplemented',
  });
}
