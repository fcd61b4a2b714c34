import { endOf } from '../../text/end-of.ts';
import { printable } from '../../text/printable.ts';
import { wrap } from '../../text/wrap.ts';
import { isFolder } from './file-kinds.ts';
import { type KindGroup, kindGroups, variantName } from './kind-groups.ts';
import { bytesText } from './size-budget.ts';
import type { DuplicateGroup, Estimate, SizeReport } from './size-report.ts';

const columns = 80;
const labelWidth = 13;
const nameWidth = 40;
const shownFiles = 10;
const shownDuplicates = 5;
const shownVariants = 10;

/** A size report for a person, in 80 columns: the whole, the kinds, the largest files, what is there twice. */
export function sizeText(report: SizeReport): string {
  return [totals(report), kindTable(report), largestFiles(report), duplicates(report.duplicates)].join(
    '\n\n',
  );
}

function totals({ artifact, fileBytes, sizeBytes, download, install }: SizeReport): string {
  const whole = isFolder(artifact)
    ? `${bytesText(sizeBytes)} in all files`
    : `${bytesText(fileBytes)}, unpacked ${bytesText(sizeBytes)}`;
  const none = isFolder(artifact) ? 'not estimated: a folder is not compressed' : 'not estimated';
  return [
    ...labelled('size', whole),
    ...labelled('download', download === undefined ? none : estimated(download)),
    ...labelled('installed', estimated(install)),
  ].join('\n');
}

function estimated({ method, ...estimate }: Estimate): string {
  return `about ${rangeText(estimate)} (an estimate: ${method})`;
}

/** `1.5 MB`, or `1.2 MB to 1.5 MB` where devices get different parts. */
export function rangeText({ minBytes, maxBytes }: Omit<Estimate, 'method'>): string {
  const [least, most] = [bytesText(minBytes), bytesText(maxBytes)];
  return least === most ? most : `${least} to ${most}`;
}

function labelled(label: string, text: string): readonly string[] {
  return wrap(text, columns - labelWidth).map(
    (line, index) => `${(index === 0 ? label : '').padEnd(labelWidth)}${line}`,
  );
}

function kindTable({ artifact, kinds }: SizeReport): string {
  const head = cells('by kind', ['files', isFolder(artifact) ? 'size' : 'compressed', 'unpacked']);
  return [head, ...kindGroups(kinds).flatMap(kindLines)].join('\n');
}

function kindLines(group: KindGroup): readonly string[] {
  const { kind, variants } = group;
  const [only] = variants;
  if (variants.length === 1) return [sizeLine(`${kind} ${printable(only?.variant ?? '')}`, group)];
  const rest = kindGroups(variants.slice(shownVariants))[0];
  return [
    sizeLine(kind, group),
    ...variants
      .slice(0, shownVariants)
      .map((variant) => sizeLine(`  ${printable(variantName(variant))}`, variant)),
    ...(rest === undefined ? [] : [sizeLine(`  ${rest.variants.length} more`, rest)]),
  ];
}

type Sized = Pick<KindGroup, 'files' | 'compressedBytes' | 'sizeBytes'>;

function sizeLine(name: string, { files, compressedBytes, sizeBytes }: Sized): string {
  return cells(name, [String(files), bytesText(compressedBytes), bytesText(sizeBytes)]);
}

function cells(name: string, [files = '', compressed = '', unpacked = '']: readonly string[]): string {
  const label = endOf(name.trimEnd(), nameWidth).padEnd(nameWidth);
  return `${label}${files.padStart(8)}${compressed.padStart(12)}${unpacked.padStart(12)}`;
}

function largestFiles({ artifact, largest }: SizeReport): string {
  if (largest.length === 0) return 'no files';
  const lines = largest
    .slice(0, shownFiles)
    .map(({ name, compressedBytes }) => sizedName(bytesText(compressedBytes), name));
  return [isFolder(artifact) ? 'largest files' : 'largest files, compressed', ...lines].join('\n');
}

function duplicates(groups: readonly DuplicateGroup[]): string {
  if (groups.length === 0) return 'no two files of 512 bytes or more have the same content';
  const wasted = groups.reduce((sum, { wastedBytes }) => sum + wastedBytes, 0);
  const rest = groups.length - shownDuplicates;
  return [
    `duplicates: ${bytesText(wasted)} would be saved by keeping one copy of each`,
    ...groups.slice(0, shownDuplicates).flatMap(duplicateLines),
    ...(rest > 0 ? [`           … and ${rest} more: --json has them all`] : []),
  ].join('\n');
}

function duplicateLines({ names, wastedBytes }: DuplicateGroup): readonly string[] {
  const [first = '', second = '', ...others] = names;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return [sizedName(bytesText(wastedBytes), first), sizedName('', second, { lead: '= ', more })];
}

function sizedName(size: string, name: string, { lead = '', more = '' } = {}): string {
  const width = columns - labelWidth + 2 - lead.length - more.length;
  return `${size.padStart(9)}  ${lead}${endOf(printable(name), width)}${more}`;
}
