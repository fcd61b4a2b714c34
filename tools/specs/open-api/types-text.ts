import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPeers } from '../../../fixtures/peers/install.ts';

const peer = resolve(import.meta.dirname, '../../../fixtures/peers/openapi-typescript');

/**
 * The TypeScript types of a derived OpenAPI document, made by openapi-typescript, which is installed when it is
 * missing. The first line names what they were made of, so that a test can tell when they are out of date.
 */
export async function typesText(spec: string): Promise<string> {
  const missing = await installPeers(peer);
  if (missing !== undefined) throw new Error(missing);
  const module = pathToFileURL(resolve(peer, 'node_modules/openapi-typescript/dist/index.mjs'));
  const { default: openapi, astToString } = (await import(module.href)) as Generator;
  const types = astToString(await openapi(spec, { defaultNonNullable: false }));
  const tabbed = types.replace(/^(?: {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4));
  return `${typesHeader(spec)}\n${tabbed}`;
}

export function typesHeader(spec: string): string {
  const sha256 = createHash('sha256').update(spec).digest('hex');
  return `// Made by tools/derive-app-store-spec.ts from the spec with SHA-256 ${sha256}.`;
}

interface Generator {
  readonly default: (schema: string, options: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly astToString: (ast: unknown) => string;
}
