import { join } from 'node:path';
import { type WrittenFile, writeIfChanged } from '../write-file.ts';
import {
  categoryFields,
  infoFields,
  type ListingField,
  reviewFields,
  sharedFields,
  versionFields,
} from './fields.ts';
import type { ShownAppStoreListing, Texts } from './listing.ts';

/**
 * Writes the texts that the App Store shows where deliver keeps them. Screenshots stay: the store hands out none of
 * the files that were uploaded. Secrets are not written.
 */
export async function pullAppStoreListing(
  { shared, categories, review, languages }: ShownAppStoreListing,
  folder: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<readonly WrittenFile[]> {
  const texts = [
    ...filesOf(folder, sharedFields, shared),
    ...filesOf(folder, categoryFields, categories),
    ...filesOf(folder, reviewFields, review),
    ...languages.flatMap(({ language, info = {}, version = {} }) => [
      ...filesOf(join(folder, language), infoFields, info),
      ...filesOf(join(folder, language), versionFields, version),
    ]),
  ];
  return Promise.all(
    texts.map(async ({ file, text }) => ({ file, change: await writeIfChanged(file, `${text}\n`, dryRun) })),
  );
}

export function pulledText(
  files: readonly WrittenFile[],
  { folder, dryRun }: { readonly folder: string; readonly dryRun: boolean },
): string {
  const written = files.filter(({ change }) => change !== 'same');
  const verb = dryRun ? 'would be written' : 'written';
  return [
    ...written.map(({ file, change }) => `${change === 'created' ? '+' : '~'} ${file}`),
    `${written.length} file${written.length === 1 ? '' : 's'} ${verb} in ${folder}, ${files.length - written.length} unchanged`,
  ].join('\n');
}

function filesOf(folder: string, fields: readonly ListingField[], texts: Texts) {
  return fields.flatMap(({ name, file, secret }) => {
    const text = texts[name];
    return text === undefined || text === '' || secret ? [] : [{ file: join(folder, file), text }];
  });
}
