import { readFileSync } from 'node:fs';
import * as top from '../../src/config/schema.ts';
import * as android from '../../src/config/schema-android.ts';
import * as app from '../../src/config/schema-app.ts';
import * as guard from '../../src/config/schema-guard.ts';
import * as incident from '../../src/config/schema-incident.ts';
import * as ios from '../../src/config/schema-ios.ts';
import * as profile from '../../src/config/schema-profile.ts';
import * as rollout from '../../src/config/schema-rollout.ts';
import * as iosRollout from '../../src/config/schema-rollout-ios.ts';

/**
 * The comments over the keys of the zod schemas are what an editor shows in a TypeScript config. They are
 * lifted from the source, so that the JSON schema and the documentation say the same without repeating it.
 */
const sources: readonly (readonly [module: Readonly<Record<string, unknown>>, file: string])[] = [
  [top, 'schema.ts'],
  [app, 'schema-app.ts'],
  [android, 'schema-android.ts'],
  [ios, 'schema-ios.ts'],
  [profile, 'schema-profile.ts'],
  [rollout, 'schema-rollout.ts'],
  [iosRollout, 'schema-rollout-ios.ts'],
  [guard, 'schema-guard.ts'],
  [incident, 'schema-incident.ts'],
];

const descriptions: ReadonlyMap<unknown, ReadonlyMap<string, string>> = new Map(
  sources.flatMap(([module, file]) => {
    const source = readFileSync(new URL(`../../src/config/${file}`, import.meta.url), 'utf8');
    return Object.entries(module).map(([name, schema]) => [schema, commentsIn(source, name)] as const);
  }),
);

/** The comment over a key of one of the config's object schemas. */
export function descriptionOf(schema: unknown, key: string): string | undefined {
  return descriptions.get(schema)?.get(key);
}

function commentsIn(source: string, name: string): ReadonlyMap<string, string> {
  const start = source.indexOf(`export const ${name} = z.strictObject({`);
  if (start < 0) return new Map();
  const block = source.slice(start, source.indexOf('\n});', start));
  const comments = block.matchAll(/\/\*\* (.+) \*\/\n\s+(\$?\w+)\b/g);
  const own = [...comments].map(([, comment = '', key = '']) => [key, comment] as const);
  const shared = [...block.matchAll(/^ {2}\.\.\.(\w+)\.shape,$/gm)];
  return new Map([...shared.flatMap(([, other = '']) => [...commentsIn(source, other)]), ...own]);
}
