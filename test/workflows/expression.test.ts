// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the expressions of workflows.
import { describe, expect, test } from 'vitest';
import { condition, evaluate, interpolate, type Scope } from './expression.ts';

const scope: Scope = {
  failed: false,
  contexts: {
    inputs: { 'dry-run': true, reason: 'it "burns"', empty: '' },
    github: { event: { inputs: { reason: 'x' } }, ref: 'refs/heads/main', run_id: '42' },
    secrets: {},
    matrix: { list: ['a', 'B'] },
  },
};

describe('evaluate', () => {
  test.each([
    ['inputs.dry-run', true],
    ["inputs['reason']", 'it "burns"'],
    ['github.event.inputs.reason', 'x'],
    ['secrets.MISSING', null],
    ["inputs.empty || 'fallback'", 'fallback'],
    ["inputs.dry-run && '--dry-run' || ''", '--dry-run'],
    ["'Main' == 'main'", true],
    ["github.run_id == 42 && github.ref != 'refs/heads/dev'", true],
    ['null == 0', true],
    ["'' == 0", true],
    ['true || false && false', true],
    ['!(true || false)', false],
    ["'it''s'", "it's"],
    ["startsWith(github.ref, 'refs/heads/')", true],
    ["contains(matrix.list, 'b')", true],
    ["contains('Slipway', 'LIP')", true],
    ["endsWith(github.ref, 'dev')", false],
    ['always() && success() && !failure() && !cancelled()', true],
  ])('%s is %j', (expression, value) => {
    expect(evaluate(expression, scope)).toEqual(value);
  });

  test.each([
    "hashFiles('package-lock.json')",
    'needs.build.result',
    'inputs.dry-run &&',
    'inputs.*.name',
    '1 < 2',
    'a # b',
    "'open",
    '',
  ])('%j is not understood, and throws', (expression) => {
    expect(() => evaluate(expression, scope)).toThrow('unsupported expression');
  });
});

describe('interpolate', () => {
  test('replaces each expression, and a missing secret by nothing', () => {
    expect(interpolate('run ${{ github.run_id }}: [${{ secrets.NONE }}] ${{inputs.dry-run}}', scope)).toBe(
      'run 42: [] true',
    );
  });

  test('refuses to make a text of an object', () => {
    expect(() => interpolate('${{ github.event }}', scope)).toThrow('an object');
  });
});

describe('condition', () => {
  test.each([
    [undefined, true, false],
    ['inputs.dry-run', true, false],
    ['${{ inputs.dry-run }}', true, false],
    ['always()', true, true],
    ['failure()', false, true],
    ['failure() && inputs.dry-run', false, true],
    [false, false, false],
  ])('%j runs when all is well: %s, after a failure: %s', (text, well, failed) => {
    expect([condition(text, scope), condition(text, { ...scope, failed: true })]).toEqual([well, failed]);
  });

  test('of several expressions is not understood', () => {
    expect(() => condition('${{ true }} && ${{ false }}', scope)).toThrow('unsupported');
  });
});
