import { expect, test } from 'vitest';
import { readAnswer } from './gate-answer.ts';

const ten = '2026-11-24T10:00:00Z';

test.each<[unknown, object]>([
  ['advance', { verdict: 'advance', reason: 'the gate answered advance', asOf: undefined }],
  [
    'looking…\nhalt: crashes 3.1 times the old version\n',
    { verdict: 'halt', reason: 'crashes 3.1 times the old version' },
  ],
  ['underpowered only 40 users', { verdict: 'underpowered', reason: 'only 40 users' }],
  ['healthy', { verdict: 'unknown' }],
  ['ADVANCE', { verdict: 'unknown' }],
  ['', { verdict: 'unknown' }],
  [`{"verdict":"advance","asOf":"${ten}"}`, { verdict: 'advance', asOf: Date.parse(ten) }],
  [`working\n{"verdict":"hold","reason":"rising"}`, { verdict: 'hold', reason: 'rising' }],
  ['{"verdict": "advance",\n "reason": "level"\n}', { verdict: 'advance', reason: 'level' }],
  ['{"verdict":"advance","asOf":"yesterday"}', { verdict: 'unknown', reason: 'asOf is no time: yesterday' }],
  ['{"verdict":"fine"}', { verdict: 'unknown' }],
  ['{"verdict":"advance","reason":7}', { verdict: 'unknown' }],
  ['{"verdict":', { verdict: 'unknown' }],
  [
    { verdict: 'advance', reason: 'level' },
    { verdict: 'advance', reason: 'level' },
  ],
  [undefined, { verdict: 'unknown' }],
  [null, { verdict: 'unknown' }],
  [true, { verdict: 'unknown' }],
  [['advance'], { verdict: 'unknown' }],
])('%j', (answer, expected) => {
  expect(readAnswer(answer)).toMatchObject(expected);
});
