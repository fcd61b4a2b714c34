import androidPublisher from './androidpublisher-v3.json' with { type: 'json' };
import playReporting from './playdeveloperreporting-v1beta1.json' with { type: 'json' };
import type { ApiSpec, MethodSpec } from './spec.ts';

/** A request as the official document describes it. */
export interface DescribedCall {
  readonly id: string;
  readonly spec: ApiSpec;
  readonly method: MethodSpec;
  /** Values in the path, by the document's names. */
  readonly parts: Readonly<Record<string, string>>;
}

/** The method of Google's APIs that answers a path; undefined for what no document describes. */
export function findMethod(http: string, path: string): DescribedCall | undefined {
  for (const { id, spec, method, pattern } of compiled()) {
    const match = method.http === http ? pattern.exec(path) : null;
    if (match !== null) return { id, spec, method, parts: { ...match.groups } };
  }
  return undefined;
}

const specs = [androidPublisher, playReporting] as unknown as readonly ApiSpec[];

interface Compiled extends Omit<DescribedCall, 'parts'> {
  readonly pattern: RegExp;
}

let memory: readonly Compiled[] | undefined;

/** A path that ends in a verb comes first: an id may hold a colon, as the ids of reviews do. */
function compiled(): readonly Compiled[] {
  memory ??= specs
    .flatMap((spec) =>
      Object.entries(spec.methods).map(([id, method]) => ({ id, spec, method, pattern: patternOf(method) })),
    )
    .toSorted((a, b) => Number(/:\w+$/.test(b.method.path)) - Number(/:\w+$/.test(a.method.path)));
  return memory;
}

function patternOf({ path }: MethodSpec): RegExp {
  const source = path.replace(/[.$]/g, String.raw`\$&`).replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^/${source}$`);
}
