import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTool } from '../artifact/testing/run-tool.ts';
import { checkAnswer, signAnswer } from './signed-answer.ts';

// With the real ssh-keygen, and keys made here.

let folder: string;
let signers: string;
const keyOf = (person: string) => join(folder, person);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-signers-'));
  for (const person of ['kim', 'eve'])
    await runTool('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', person, '-f', keyOf(person)]);
  signers = join(folder, 'allowed_signers');
  const [kind, key] = (await readFile(`${keyOf('kim')}.pub`, 'utf8')).split(' ');
  await writeFile(signers, `kim namespaces="slipway-approval" ${kind} ${key}\n`);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('a signature by a listed key is good for its text and its person only', async () => {
  const signature = await signAnswer('resume it', keyOf('kim'));
  const check = (text: string, person: string) => checkAnswer({ text, signature, person }, signers);
  expect(await check('resume it', 'user:kim')).toBeUndefined();
  expect(await check('complete it', 'user:kim')).toMatch(/./);
  expect(await check('resume it', 'user:sam')).toMatch(/./);
});

test('a signature by another key is not', async () => {
  const signature = await signAnswer('resume it', keyOf('eve'));
  expect(await checkAnswer({ text: 'resume it', signature, person: 'user:kim' }, signers)).toMatch(/./);
  expect(await checkAnswer({ text: 'x', signature: 'rubbish', person: 'user:kim' }, signers)).toMatch(/./);
  expect(await checkAnswer({ text: 'x', signature, person: 'user:kim' }, join(folder, 'none'))).toMatch(/./);
});

test('a key that cannot be used is an error that says so', async () => {
  await expect(signAnswer('x', join(folder, 'none'))).rejects.toMatchObject({ code: 'APPROVAL_UNSIGNED' });
});
