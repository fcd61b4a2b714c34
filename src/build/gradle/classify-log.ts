import { type KeystoreFailureCode, keystoreFailure } from '../keystore-failure.ts';

export interface BuildFailure {
  readonly code: KeystoreFailureCode | 'DISK_FULL' | 'TOOL_MISSING' | 'NETWORK_UNAVAILABLE' | 'BUILD_FAILED';
  /** The task that failed, such as `:app:packageRelease`. */
  readonly task: string | undefined;
  /** The first cause in the tools' own words, at most a few lines. */
  readonly cause: string;
}

const diskFull = /No space left on device|Disk quota exceeded|There is not enough space on the disk/;

const toolMissing: readonly RegExp[] = [
  /A problem occurred starting process 'command '([^']+)''/,
  /Cannot run program "([^"]+)".*error=2,/,
  /no 'java' command could be found in your PATH/,
  /JAVA_HOME is set to an invalid directory/,
  /There is no javac|Could not find tools\.jar|does not provide the required capabilities: \[JAVA_COMPILER\]/,
  /SDK location not found|Failed to find (?:Build Tools revision|target with hash string|Platform SDK)/,
];

const networkFailed: readonly RegExp[] = [
  /No cached version .* available for offline mode/,
  /Could not (?:GET|HEAD|download|resolve|get resource)[\s\S]*(?:Connection refused|Connection reset|Connect to .* failed)/,
  /(?:Connection|Connect|Read|connect|Socket) ?timed out|SocketTimeoutException/,
  /UnknownHostException|Name or service not known|Temporary failure in name resolution|No such host is known/,
  /Network is unreachable|No route to host|NoRouteToHostException/,
  /Received status code 5\d\d from server|Remote host (?:terminated the handshake|closed connection)/,
  /Exception in thread "main" java\.net\.\w*Exception[\s\S]*org\.gradle\.wrapper/,
];

/** Reads the failure out of the log of a Gradle build that has failed. Lines are plain text, in order. */
export function classifyGradleLog(lines: readonly string[]): BuildFailure {
  const start = lines.findIndex((line) => line.startsWith('* What went wrong:'));
  const explanation = start === -1 ? [] : untilBlank(lines.slice(start + 1));
  const task = /Execution failed for task '([^']+)'/.exec(explanation.join('\n'))?.[1];
  const spoken = toolOutput(start === -1 ? lines : lines.slice(0, start), task);
  const cause = firstCause(explanation, spoken);
  return { code: codeOf(explanation, spoken), task, cause };
}

function codeOf(explanation: readonly string[], spoken: readonly string[]): BuildFailure['code'] {
  const all = [...spoken, ...explanation].join('\n');
  // Only Gradle's own account counts here: a test of the app may print that a connection was refused.
  const account = (explanation.length > 0 ? explanation : spoken).join('\n');
  if (diskFull.test(all)) return 'DISK_FULL';
  const keystore = keystoreFailure(all);
  if (keystore !== undefined) return keystore;
  if (toolMissing.some((pattern) => pattern.test(account))) return 'TOOL_MISSING';
  if (networkFailed.some((pattern) => pattern.test(account))) return 'NETWORK_UNAVAILABLE';
  return 'BUILD_FAILED';
}

/** What the failing task has printed: everything after its own line, which old Gradles glue the output to. */
function toolOutput(lines: readonly string[], task: string | undefined): string[] {
  const own = task === undefined ? -1 : lines.findLastIndex((line) => taskLine(line, task) !== undefined);
  const rest = own === -1 ? lines.slice(-60) : lines.slice(own);
  return rest
    .map((line) => (task === undefined ? line : (taskLine(line, task) ?? line)))
    .map((line) => line.replace(/ ?\bFAILED$/, '').trimEnd())
    .filter((line) => line !== '' && !line.startsWith('FAILURE: ') && !line.startsWith('* Where'));
}

/** What follows the task's name on its line; undefined when this is another line. */
function taskLine(line: string, task: string): string | undefined {
  for (const prefix of [`> Task ${task}`, task]) {
    if (line.startsWith(prefix)) return line.slice(prefix.length);
  }
  return undefined;
}

const uninformative =
  /finished with non-zero exit value|^Execution failed for task|^A failure occurred while/;
const stackFrame = /^\s*(?:at |\.\.\. \d+ more)|^(?:Build file|Script) '.*' line: \d+$/;

function firstCause(explanation: readonly string[], spoken: readonly string[]): string {
  const said = explanation.map((line) => line.replace(/^\s*>\s*/, '').trimEnd());
  const telling = said.filter((line) => line.trim() !== '' && !uninformative.test(line.trim()));
  if (telling.length > 0) return telling.slice(0, 4).join('\n');
  const printed = spoken.filter((line) => !stackFrame.test(line));
  const complaints = printed.filter((line) => /error|fail|exception|cannot|incorrect|not /i.test(line));
  const chosen = (complaints.length > 0 ? complaints.slice(0, 3) : printed.slice(-3)).join('\n');
  return chosen === '' ? said.join('\n').trim() : chosen;
}

function untilBlank(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => line.startsWith('* Try') || line.startsWith('* Exception'));
  return end === -1 ? lines : lines.slice(0, end);
}
