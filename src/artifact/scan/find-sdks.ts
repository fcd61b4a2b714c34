import { type SdkCategory, type SdkRule, sdkRules } from './sdk-rules.ts';

/** A library that is part of the artifact, and what tells so. */
export interface SdkHit {
  readonly name: string;
  readonly category: SdkCategory;
  /** A class, a native library or a framework. */
  readonly evidence: string;
}

interface Descriptors {
  readonly rule: SdkRule;
  /** `com.example` as it begins a type descriptor: `Lcom/example/`. */
  readonly prefixes: readonly string[];
}

const byDescriptor: readonly Descriptors[] = sdkRules.map((rule) => ({
  rule,
  prefixes: (rule.classes ?? []).map((name) => `L${name.replaceAll('.', '/')}/`),
}));
const byLibrary = new Map(
  sdkRules.flatMap((rule) => (rule.libraries ?? []).map((name) => [name, rule] as const)),
);
const byFramework = new Map(
  sdkRules.flatMap((rule) => (rule.frameworks ?? []).map((name) => [name, rule] as const)),
);

/** Libraries whose classes a dex file defines; a mere mention of a class does not count. */
export function sdksInDex(definesClass: (descriptorPrefix: string) => boolean): readonly SdkHit[] {
  return byDescriptor.flatMap(({ rule, prefixes }) => {
    const found = prefixes.find(definesClass);
    if (found === undefined) return [];
    return [hit(rule, `classes ${found.slice(1).replaceAll('/', '.')}*`)];
  });
}

/** Native library, framework, or the bundle that a statically linked framework brings along. */
export function sdkByName(entry: string): SdkHit | undefined {
  // Most names are neither, which costs less to see without a pattern.
  const library = entry.endsWith('.so') ? /(?:^|\/)lib([^/]+)\.so$/.exec(entry)?.[1] : undefined;
  if (library !== undefined) return named(byLibrary, library, entry);
  if (!entry.includes('.framework/') && !entry.includes('.bundle/')) return undefined;
  const framework = /(?:^|\/)([^/]+?)(?:_Privacy|Resources)?\.(?:framework|bundle)\//.exec(entry)?.[1];
  return framework === undefined
    ? undefined
    : named(byFramework, framework, `${framework} in ${folderOf(entry)}`);
}

/** Libraries whose classes a program defines itself, because they are linked into it. */
export function sdksInProgram(classNames: readonly string[], entry: string): readonly SdkHit[] {
  const defined = new Set(classNames);
  return sdkRules.flatMap((rule) => {
    const found = rule.programClasses?.find((name) => defined.has(name));
    return found === undefined ? [] : [hit(rule, `${entry} defines the class ${found}`)];
  });
}

const systemFramework = /\/System\/Library\/Frameworks\/(StoreKit|AdSupport|AdServices)\.framework\//g;

/** Frameworks of iOS that a program is linked with: what sells and what tracks without a library of its own. */
export function sdksLinked(program: string, entry: string): readonly SdkHit[] {
  const names = new Set([...program.matchAll(systemFramework)].map(([, name = '']) => name));
  return [...names].flatMap((name) => named(byFramework, name, `${entry} is linked with it`) ?? []);
}

function named(rules: ReadonlyMap<string, SdkRule>, name: string, evidence: string): SdkHit | undefined {
  const rule = rules.get(name);
  return rule === undefined ? undefined : hit(rule, evidence);
}

function folderOf(entry: string): string {
  return (
    entry.slice(0, entry.search(/\.(?:framework|bundle)\//)) +
    (entry.includes('.framework/') ? '.framework' : '.bundle')
  );
}

function hit({ name, category }: SdkRule, evidence: string): SdkHit {
  return { name, category, evidence };
}
