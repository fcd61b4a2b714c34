import { describe, expect, test } from 'vitest';
import type { GateConfig } from '../config/config.ts';
import { askGate, readAnswer } from './gate.ts';

const context = { applicationId: 'com.example.app', versionCodes: [42], fraction: 0.01 };
const deps = { cwd: process.cwd(), env: process.env };

function command(line: string, timeoutMs = 5000): GateConfig {
  return { kind: 'command', command: line, timeoutMs };
}

describe('readAnswer', () => {
  test.each([
    ['advance', { verdict: 'advance' }],
    [
      'looking…\nhalt: crashes 3.1 times the old version\n',
      { verdict: 'halt', reason: 'crashes 3.1 times the old version' },
    ],
    ['underpowered only 40 users', { verdict: 'underpowered', reason: 'only 40 users' }],
    ['healthy', { verdict: 'unknown' }],
    ['ADVANCE', { verdict: 'unknown' }],
    ['', { verdict: 'unknown' }],
  ])('%j', (text, expected) => {
    expect(readAnswer(text)).toMatchObject(expected);
  });
});

describe('askGate', () => {
  test('asks a command with the release in its environment', async () => {
    const gate = command('echo "hold $SLIPWAY_APPLICATION_ID $SLIPWAY_VERSION_CODES $SLIPWAY_FRACTION"');
    expect(await askGate(gate, context, deps)).toEqual({
      verdict: 'hold',
      reason: 'com.example.app 42 0.01',
    });
  });

  test('a command that fails after saying advance is unknown', async () => {
    expect(await askGate(command('echo advance; exit 3'), context, deps)).toEqual({
      verdict: 'unknown',
      reason: 'the gate failed: exit code 3',
    });
  });

  test('silence is unknown, and what the command started ends with it', async () => {
    const answer = await askGate(command('sleep 30 & sleep 30; echo advance', 200), context, deps);
    expect(answer).toEqual({ verdict: 'unknown', reason: 'the gate failed: no answer within 0.2 s' });
  });

  test('a function may answer, and may throw', async () => {
    const answering: GateConfig = {
      kind: 'function',
      ask: async ({ fraction }) => `advance at ${fraction}`,
      timeoutMs: 1000,
    };
    expect(await askGate(answering, context, deps)).toEqual({ verdict: 'advance', reason: 'at 0.01' });
    const throwing: GateConfig = {
      kind: 'function',
      ask: () => {
        throw new Error('no data');
      },
      timeoutMs: 1000,
    };
    expect(await askGate(throwing, context, deps)).toEqual({
      verdict: 'unknown',
      reason: 'the gate failed: no data',
    });
  });
});
