import type { MetricRule } from '../../metric-rule.ts';
import type { RawRule } from '../../raw-rule.ts';
import { openAbsoluteLimit } from './absolute-limit.ts';
import { openGuard } from './guard-method.ts';
import { openMannWhitney } from './mann-whitney.ts';
import type { Method } from './method.ts';
import { openRepeatedZ } from './repeated-z.ts';
import { openThreshold } from './threshold.ts';

/** `guard` is this guard, `absolute-limit` a part of it by itself; the others are what the field does. */
export const methodNames = [
  'guard',
  'absolute-limit',
  'above-2%',
  'above-2%-or-1.5x',
  'above-2%-or-1.5x-thrice',
  'mann-whitney',
  'repeated-z',
] as const;

export type MethodName = (typeof methodNames)[number];

const rate: RawRule = { kind: 'rate', above: 0.02, minUsers: 500, consecutive: 1 };
const ratio: RawRule = { kind: 'ratio', above: 1.5, minUsers: 100, consecutive: 1 };
const thrice = { minUsers: 500, consecutive: 3 };

export function openMethod(
  name: MethodName,
  ruleOfGuard: () => MetricRule,
  options: { readonly rounded: boolean },
): Method {
  switch (name) {
    case 'guard':
      return openGuard(ruleOfGuard(), options);
    case 'absolute-limit':
      return openAbsoluteLimit(ruleOfGuard());
    case 'above-2%':
      return openThreshold([rate]);
    case 'above-2%-or-1.5x':
      return openThreshold([{ ...rate, minUsers: 100 }, ratio]);
    case 'above-2%-or-1.5x-thrice':
      return openThreshold([
        { ...rate, ...thrice },
        { ...ratio, ...thrice },
      ]);
    case 'mann-whitney':
      return openMannWhitney();
    case 'repeated-z':
      return openRepeatedZ();
  }
}
