import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SlipwayError } from '../errors/slipway-error.ts';

/** Keeps a signature for Slipway from being of use elsewhere, and the other way round; ssh-keygen(1), -n. */
const namespace = 'slipway-approval';

/** Signs a text with a private SSH key (or the key of an agent, named by its public half). Errors: APPROVAL_UNSIGNED. */
export async function signAnswer(text: string, keyFile: string): Promise<string> {
  const signed = await sshKeygen(['-Y', 'sign', '-q', '-n', namespace, '-f', keyFile], text);
  if (signed.failed === undefined) return signed.output;
  throw new SlipwayError('APPROVAL_UNSIGNED', {
    message: `${keyFile} could not be used to sign the approval.`,
    seen: signed.failed,
  });
}

export interface SignedAnswer {
  readonly text: string;
  readonly signature: string;
  /** Whose signature it has to be, as the allowed_signers file names them: `kim` of `user:kim`. */
  readonly person: string;
}

/** Whether the signature is that person's, by an OpenSSH allowed_signers file; the reason when it is not. */
export async function checkAnswer(
  { text, signature, person }: SignedAnswer,
  allowedSigners: string,
): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-approval-'));
  try {
    const file = join(folder, 'signature');
    await writeFile(file, signature);
    const identity = person.replace(/^[^:]*:/, '');
    const options = ['-f', allowedSigners, '-I', identity, '-n', namespace, '-s', file];
    return (await sshKeygen(['-Y', 'verify', '-q', ...options], text)).failed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sshKeygen(
  args: readonly string[],
  input: string,
): Promise<{ readonly output: string; readonly failed: string | undefined }> {
  return new Promise((resolve) => {
    const child = execFile('ssh-keygen', args, { timeout: 60_000 }, (error, stdout, stderr) => {
      const failed = error === null ? undefined : stderr.trim() || stdout.trim() || error.message;
      resolve({ output: stdout, failed });
    });
    // ssh-keygen may end before it has read the text; its own words say why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
