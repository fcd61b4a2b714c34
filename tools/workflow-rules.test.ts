// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the expressions of workflows.
import { expect, test } from 'vitest';
import { workflowFindings } from './workflow-rules.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

const good = `name: release
on: workflow_dispatch
permissions:
  contents: read
concurrency: store
jobs:
  release:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@${commit} # v5.0.0
      - uses: ./.github/actions/setup
      - env:
          REASON: \${{ inputs.reason }}
        run: npm run -s halt -- --reason "$REASON" --run "\${{ github.run_id }}"
`;

const found = (text: string) =>
  workflowFindings('w.yml', text).map(({ line, message }) => `${line} ${message}`);

test('a careful workflow passes', () => {
  expect(found(good)).toEqual([]);
});

test.each([
  [
    'a tag',
    good.replace(`${commit} # v5.0.0`, 'v5'),
    '11 actions/checkout@v5 is not pinned to a full commit (40 hex digits)',
  ],
  [
    'no version comment',
    good.replace(' # v5.0.0', ''),
    `11 actions/checkout@${commit} lacks a comment with its version, such as # v1.2.3`,
  ],
  [
    'no permissions',
    good.replace('permissions:\n  contents: read\n', ''),
    '1 no top-level permissions: name what the jobs need',
  ],
  [
    'all permissions',
    good.replace('\n  contents: read', ' write-all'),
    '3 permissions: write-all grants everything',
  ],
  [
    'no concurrency',
    good.replace('concurrency: store\n', ''),
    '1 works on a store without `concurrency`: two runs at once would race',
  ],
  ['no time limit', good.replace('    timeout-minutes: 10\n', ''), '8 job release has no timeout-minutes'],
  [
    'an input in a script',
    good.replace('"$REASON"', '"${{ inputs.reason }}"'),
    '15 ${{ inputs.reason }} in run is script injection: pass it through env',
  ],
  [
    'an event in a script',
    good.replace('"$REASON"', "${{ github.event.issue.title || 'x' }}"),
    "15 ${{ github.event.issue.title || 'x' }} in run is script injection: pass it through env",
  ],
])('%s is found, with its line', (_, text, message) => {
  expect(text).not.toBe(good);
  expect(found(text)).toEqual([message]);
});

test('a composite action is held to pinning and injection alone', () => {
  const action = `runs:
  using: composite
  steps:
    - uses: actions/cache@v4
    - run: echo \${{ inputs.name }}
      shell: bash
`;
  expect(found(action)).toEqual([
    '4 actions/cache@v4 is not pinned to a full commit (40 hex digits)',
    '5 ${{ inputs.name }} in run is script injection: pass it through env',
  ]);
});

test('a workflow that touches no store needs no concurrency', () => {
  expect(found(good.replace('concurrency: store\n', '').replace('npm run -s halt', 'echo'))).toEqual([]);
});

test('a file that is no YAML is told by its line', () => {
  expect(found('jobs:\n  a: [\n')[0]).toMatch(/^[23] /);
});
