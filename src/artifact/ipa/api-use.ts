import { protectedResources } from './data/purpose-strings.ts';
import { requiredReasonApis } from './data/required-reasons.ts';

/** What the imports of a binary tell of the APIs it uses. */
export interface ApiUse {
  /** Categories a privacy manifest must declare, each with the symbols or methods that gave it away. */
  readonly requiredReasons: readonly { readonly category: string; readonly seen: readonly string[] }[];
  /** Classes that guard protected data, such as AVCaptureDevice. */
  readonly protectedClasses: readonly string[];
}

/** `methodNames` is the section of NUL-separated Objective-C method names; empty when there is none. */
export function detectApiUse(imports: readonly string[], methodNames: Buffer): ApiUse {
  const imported = new Set(imports);
  const calls = (method: string) => methodNames.includes(Buffer.from(`\0${method}\0`));
  return {
    requiredReasons: requiredReasonApis.flatMap(({ category, symbols, methods }) => {
      const seen = [...symbols.filter((symbol) => imported.has(symbol)), ...methods.filter(calls)];
      return seen.length === 0 ? [] : [{ category, seen }];
    }),
    protectedClasses: protectedResources
      .map(({ className }) => className)
      .filter((name) => imported.has(`OBJC_CLASS_$_${name}`)),
  };
}
