import { basename } from 'node:path';
import { printable } from '../../text/printable.ts';
import type { FieldChange } from '../plan-listing.ts';
import { reviewFields } from './fields.ts';
import { type AppStorePlan, type AssetChange, isEmptyAppStorePlan, type LanguagePlan } from './plan.ts';

/** A plan for a person. What is secret is named and not shown. */
export function appStorePlanText(plan: AppStorePlan): string {
  const left =
    plan.unmanaged.length === 0 ? [] : ['', `Only in the store, left alone: ${plan.unmanaged.join(', ')}`];
  if (isEmptyAppStorePlan(plan)) return ['The store shows what the files say.', ...left].join('\n');
  return [
    ...plan.shared.map(fieldText('')),
    ...plan.categories.map(fieldText('')),
    ...section('~ for App Review', [
      ...plan.review.map(fieldText('  ')),
      ...(plan.attachment === undefined ? [] : assetText(plan.attachment, '  ')),
    ]),
    ...section(
      '~ age rating',
      Object.entries(plan.ageRating).map(([name, answer]) => `  + ${name}: ${answer}`),
    ),
    ...plan.languages.flatMap(languageText),
    ...left,
  ].join('\n');
}

function languageText({ language, info, version, screenshots }: LanguagePlan): readonly string[] {
  const isNew = info?.kind === 'create' || version?.kind === 'create';
  return [
    `${isNew ? '+' : '~'} ${language}`,
    ...[...(info?.changes ?? []), ...(version?.changes ?? [])].map(fieldText('  ')),
    ...screenshots.flatMap((change) => [`  ~ ${change.displayType}`, ...assetText(change, '    ')]),
  ];
}

function assetText({ remove, upload, order }: AssetChange, indent: string): readonly string[] {
  const moved = remove.length + upload.length === 0 && order.length > 0 ? [`${indent}~ another order`] : [];
  return [
    ...remove.map(({ fileName }) => `${indent}- ${printable(fileName)}`),
    ...upload.map(({ file, md5 }) => `${indent}+ ${basename(file)}  md5 ${md5.slice(0, 12)}`),
    ...moved,
  ];
}

const secrets = new Set(reviewFields.filter(({ secret }) => secret).map(({ name }) => name));

function fieldText(indent: string): (change: FieldChange) => string {
  return ({ field, before, after }) => {
    if (secrets.has(field)) return `${indent}+ ${field}: (not shown)`;
    const removed = before === undefined || before === '' ? '' : `${indent}- ${field}: ${excerpt(before)}\n`;
    return `${removed}${indent}+ ${field}: ${excerpt(after)}`;
  };
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, ...lines];
}

/** The same for a program: no password gets into a log. */
export function told(plan: AppStorePlan): AppStorePlan {
  const review = plan.review.map((change) =>
    secrets.has(change.field) ? { field: change.field, before: undefined, after: '(not shown)' } : change,
  );
  return { ...plan, review };
}

const longestExcerpt = 52;

function excerpt(text: string): string {
  const [line = '', ...more] = text.split('\n');
  const short = [...line].slice(0, longestExcerpt).join('');
  const cut = more.length > 0 || short.length < line.length ? ' …' : '';
  return text === '' ? '(empty)' : `${printable(short)}${cut}`;
}
