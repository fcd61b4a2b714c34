import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeEvent } from './describe-event.ts';
import { type EventBody, eventBody, type LedgerEvent } from './event.ts';
import { journalText } from './journal-text.ts';

const hash = 'abcdef0123456789'.repeat(4);
const store = 'Google Play';
const reason = 'as planned';

const bodies: readonly (readonly [EventBody, string])[] = [
  [
    { type: 'release.opened', applicationId: 'com.example.chat', platform: 'android', versionName: '1.4.0' },
    'com.example.chat 1.4.0',
  ],
  [{ type: 'step.started', step: 'build', inputHash: hash }, 'build'],
  [
    { type: 'step.succeeded', step: 'build', inputHash: hash, durationMs: 61_234, output: {} },
    'build, in 61.2 s',
  ],
  [
    { type: 'step.failed', step: 'build', inputHash: hash, code: 'BUILD_FAILED', message: 'no luck' },
    'build: BUILD_FAILED: no luck',
  ],
  [{ type: 'upload.edit-opened', editId: '17', sha256: hash }, 'edit 17, file abcdef012345'],
  [
    {
      type: 'upload.session-opened',
      editId: '17',
      sessionUrl: 'https://example.com/upload?upload_id=s3cret',
      sha256: hash,
    },
    'edit 17, file abcdef012345',
  ],
  [
    { type: 'rollout.started', store, track: 'production', versionCodes: [41, 42], fraction: 0.01 },
    'Google Play, production: 41, 42 to 1%',
  ],
  [
    {
      type: 'rollout.started',
      store: 'App Store',
      track: 'app-store',
      versionCodes: ['1.4.2'],
      fraction: 0.01,
    },
    'App Store, app-store: 1.4.2 to 1%',
  ],
  [{ type: 'rollout.judged', verdict: 'hold', decision: 'wait', reason }, 'hold: wait. as planned'],
  [{ type: 'rollout.intended', from: 0.07, to: 0.29, reason }, '7% to 29%. as planned'],
  [{ type: 'rollout.moved', store, from: 0.0001, to: 1, reason }, 'Google Play: 0.01% to 100%. as planned'],
  [
    { type: 'rollout.adopted', store, status: 'inProgress', fraction: 0.2, reason },
    'Google Play shows inProgress at 20%. as planned',
  ],
  [
    { type: 'rollout.adopted', store, status: 'completed', fraction: null, reason },
    'Google Play shows completed. as planned',
  ],
  [{ type: 'rollout.completed', store, versionCodes: [42] }, 'Google Play: 42'],
  [
    { type: 'halt.done', store, outcome: 'stopped', reason, before: null, after: null, correlationId: 'x' },
    'Google Play: stopped. as planned',
  ],
];

test.each(bodies)('%o is told in a sentence', (body, sentence) => {
  expect(describeEvent(eventBody.parse(body))).toBe(sentence);
});

function eventOf(body: EventBody, actor = 'github:octocat'): LedgerEvent {
  return { schemaVersion: 1, sequence: 1, at: '2026-01-02T03:04:05.678Z', actor, body };
}

test('a journal reads as a table', () => {
  const events = bodies.slice(2, 4).map(([body], index) => ({ ...eventOf(body), sequence: index + 9 }));
  const ten = [...Array.from({ length: 8 }, () => eventOf(bodies[0]?.[0] as EventBody)), ...events];
  expect(journalText(ten).split('\n').slice(-4)).toEqual([
    ' 9  2026-01-02 03:04:05  step.succeeded        github:octocat',
    '    build, in 61.2 s',
    '10  2026-01-02 03:04:05  step.failed           github:octocat',
    '    build: BUILD_FAILED: no luck',
  ]);
});

test('long reasons are wrapped at spaces, long words where the line ends', () => {
  const message = `${'word '.repeat(20)}${'x'.repeat(100)}`;
  const text = journalText([
    eventOf({ type: 'step.failed', step: 's', inputHash: hash, code: 'C', message }),
  ]);
  const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
  expect(text.split('\n').slice(1)).toEqual([
    `   s: C: ${words(14)}`,
    `   ${words(6)}`,
    `   ${'x'.repeat(77)}`,
    `   ${'x'.repeat(23)}`,
  ]);
});

test('nothing is wider than 80 columns or commands the terminal', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (actor, message) => {
      const body: EventBody = {
        type: 'step.failed',
        step: 's',
        inputHash: hash,
        code: 'C',
        message: `${message}\u001b[2J`,
      };
      for (const line of journalText([eventOf(body, actor)]).split('\n')) {
        expect(line.length).toBeLessThanOrEqual(80);
        expect(line).not.toMatch(/\p{Cc}/u);
      }
    }),
  );
});
