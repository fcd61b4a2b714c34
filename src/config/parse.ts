import { basename } from 'node:path';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Config, LedgerConfig } from './config.ts';
import { problemsOf } from './issues.ts';
import { type Problem, problemLine } from './problem.ts';
import { resolveConfig } from './resolve.ts';
import { ruleProblems } from './rules.ts';
import { salvage, withoutUndefined } from './salvage.ts';
import { configInput } from './schema.ts';

export interface ParseOptions {
  /** The config file, absolute. */
  readonly file: string;
  /** The value of SLIPWAY_LEDGER: `git` or `sqlite` overrides the ledger's kind. */
  readonly ledger?: string | undefined;
}

/** Checks what a person wrote and fills in the rest. Throws CONFIG_INVALID, which lists every problem at once. */
export function parseConfig(written: unknown, { file, ledger }: ParseOptions): Config {
  const input = withoutUndefined(written);
  const shape = configInput.safeParse(input, { reportInput: true });
  const shapeProblems = shape.success ? [] : problemsOf(shape.error.issues);
  const problems = [
    ...shapeProblems,
    ...ruleProblems(salvage(input, shapeProblems)),
    ...ledgerProblems(ledger),
  ];
  if (problems.length > 0 || !shape.success) throw invalid(file, problems);
  return resolveConfig(shape.data, { file, ledgerKind: ledgerKind(ledger) });
}

function invalid(file: string, problems: readonly Problem[]): SlipwayError {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return new SlipwayError('CONFIG_INVALID', {
    message: `${basename(file)} has ${count}.`,
    seen: [file, ...problems.map(problemLine)].join('\n'),
  });
}

function ledgerProblems(value: string | undefined): readonly Problem[] {
  if (value === undefined || value === '' || ledgerKind(value) !== undefined) return [];
  return [{ path: ['SLIPWAY_LEDGER'], message: `must be 'git' or 'sqlite', not '${value}'` }];
}

function ledgerKind(value: string | undefined): LedgerConfig['kind'] | undefined {
  return value === 'git' || value === 'sqlite' ? value : undefined;
}
