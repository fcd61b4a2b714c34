// All static checks, one line each. Runs every check even when an earlier one failed.
import { $ } from 'zx';

interface Check {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

const quiet = $({ quiet: true, preferLocal: true });

const checks: readonly Check[] = [
  { name: 'format and lint', run: () => quiet`biome check --error-on-warnings .` },
  { name: 'types', run: () => quiet`tsc --noEmit` },
  { name: 'layering', run: () => quiet`depcruise --config .dependency-cruiser.js bin scripts src tools` },
  { name: 'unused code', run: () => quiet`knip` },
  { name: 'duplicate code', run: () => quiet`jscpd src scripts bin tools test` },
  { name: 'generated files', run: () => quiet`node tools/generate.ts --check` },
  { name: 'lock file', run: () => quiet`node tools/complete-lock.ts --check` },
  { name: 'workflows', run: () => quiet`node tools/workflow-lint.ts` },
];

let failed = 0;
for (const check of checks) {
  const startedAt = performance.now();
  const problem = await check.run().then(
    () => undefined,
    (error: unknown) => error,
  );
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${problem === undefined ? 'ok    ' : 'FAILED'} ${seconds} s  ${check.name}\n`);
  if (problem === undefined) continue;
  failed += 1;
  process.stdout.write(`${textOf(problem)}\n`);
}
process.exitCode = failed === 0 ? 0 : 1;

function textOf(problem: unknown): string {
  if (problem !== null && typeof problem === 'object' && 'stdout' in problem && 'stderr' in problem) {
    return `${problem.stdout}${problem.stderr}`.trimEnd();
  }
  return String(problem);
}
