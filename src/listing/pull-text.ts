import type { Pulled } from './pull-listing.ts';

/** What a pull has written, or would write. */
export function pullText(
  { folder, layout, files, recoded }: Pulled,
  { dryRun }: { readonly dryRun: boolean },
): string {
  const written = files.filter(({ change }) => change !== 'same');
  const verb = dryRun ? 'would be written' : 'written';
  const same = files.length - written.length;
  return [
    ...written.map(({ file, change }) => `${change === 'created' ? '+' : '~'} ${file}`),
    `${written.length} file${written.length === 1 ? '' : 's'} ${verb} in ${folder} (${layout}), ${same} unchanged`,
    ...recoded.map((file) => `note  ${file} is not the file that was uploaded: the store has coded it anew`),
  ].join('\n');
}
