import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** apksigner of this machine. */
export const apksignerJar = '/usr/share/java/apksigner.jar';

export interface ToolVerdict {
  readonly verified: boolean;
  /** Schemes that verified, v3.1 not among them: the installed release does not know it. */
  readonly schemes: readonly string[];
  /** Hex SHA-256 of the certificates it answers with. */
  readonly certificates: readonly string[];
  /** Its issues, or the exception it ended with. */
  readonly issues: string;
}

export interface SigningTools {
  /** Runs a command of apksigner, such as `sign`; throws when it fails. */
  readonly apksigner: (args: readonly string[]) => Promise<void>;
  /** What `apksigner verify --min-sdk-version` answers. */
  readonly verify: (path: string, minSdk?: number, maxSdk?: number) => Promise<ToolVerdict>;
  readonly close: () => Promise<void>;
}

interface JavaTool {
  /** Sends one line of fields and hands back the line of the answer. */
  readonly ask: (fields: readonly (string | number)[]) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** For programs that live for seconds: optimising them costs more than it saves. */
const shortLived = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** Starts a Java program of this folder that answers line by line. */
function startJava(options: readonly string[], program: string): JavaTool {
  const source = join(import.meta.dirname, program);
  const child = spawn('java', [...shortLived, ...options, source], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let last: Promise<unknown> = Promise.resolve();
  return {
    // One request at a time: answers come in the order of the requests and carry no other mark.
    ask: (fields) => {
      const answer = last.then(async () => {
        child.stdin.write(`${fields.join('\t')}\n`);
        const { value, done } = await lines.next();
        if (done === true) throw new Error(`${program} ended`);
        return value;
      });
      last = answer.catch(() => undefined);
      return answer;
    },
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.stdin.end();
      }),
  };
}

/** Starts the real apksigner once for many requests; `jar` is the release to ask. */
export function startSigningTools(jar = apksignerJar): SigningTools {
  const { ask, close } = startJava(['-cp', jar], 'SigningTools.java');
  return {
    apksigner: async (args) => {
      const answer = await ask(['run', ...args]);
      if (answer !== 'done') throw new Error(`apksigner ${args[0]}: ${answer}`);
    },
    verify: async (path, minSdk, maxSdk) =>
      parseVerdict(await ask(['verify', minSdk ?? '-', maxSdk ?? '-', path])),
    close,
  };
}

export interface JarsignerVerdict {
  /** Exit code of `jarsigner -verify -strict`. */
  readonly exit: number;
  readonly text: string;
}

export interface Jarsigner {
  readonly verify: (path: string) => Promise<JarsignerVerdict>;
  readonly close: () => Promise<void>;
}

/** Starts the real jarsigner once for many requests. */
export function startJarsigner(): Jarsigner {
  const options = [
    '-Djava.security.manager=allow',
    '--add-exports',
    'jdk.jartool/sun.security.tools.jarsigner=ALL-UNNAMED',
  ];
  const { ask, close } = startJava(options, 'JarsignerTool.java');
  return {
    verify: async (path) => {
      const [exit = '', text = ''] = (await ask(['-verify', '-strict', path])).split('\t');
      return { exit: Number(exit), text };
    },
    close,
  };
}

function parseVerdict(answer: string): ToolVerdict {
  const [verified = '', schemes = '', certificates = '', issues = ''] = answer.split('\t');
  const list = (text: string) => text.split(',').filter((item) => item !== '');
  if (verified === 'thrown') return { verified: false, schemes: [], certificates: [], issues: schemes };
  return { verified: verified === 'true', schemes: list(schemes), certificates: list(certificates), issues };
}
