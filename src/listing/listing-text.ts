import type { FieldChange, ImageChange, LanguageChange, ListingPlan } from './plan-listing.ts';
import { isEmptyPlan } from './plan-listing.ts';

/** A plan for a person: what is added, changed and removed, language by language. */
export function planText(plan: ListingPlan): string {
  if (isEmptyPlan(plan)) return ['The store shows what the files say.', ...unmanagedText(plan)].join('\n');
  return [
    ...plan.details.flatMap((change) => fieldText(change, '')),
    ...plan.languages.flatMap(languageText),
    ...unmanagedText(plan),
  ].join('\n');
}

const signs = { create: '+', update: '~', delete: '-' } as const;

function languageText({ language, kind, texts, images }: LanguageChange): readonly string[] {
  const gone = kind === 'delete' ? ' and everything in it' : '';
  return [
    `${signs[kind]} ${language}${gone}`,
    ...texts.flatMap((change) => fieldText(change, '  ')),
    ...images.flatMap(imageText),
  ];
}

function fieldText({ field, before, after }: FieldChange, indent: string): readonly string[] {
  const removed = before === undefined ? [] : [`${indent}- ${field}: ${excerpt(before)}`];
  return [...removed, `${indent}+ ${field}: ${excerpt(after)}`];
}

function imageText({ type, keep, remove, upload }: ImageChange): readonly string[] {
  const kept = keep.length === 0 ? '' : ` (${keep.length} kept)`;
  return [
    `  ~ ${type}${kept}`,
    ...remove.map(({ sha256 }) => `    - sha256 ${sha256.slice(0, 12)}`),
    ...upload.map(({ file, sha256 }) => `    + ${lastParts(file)}  ${sha256.slice(0, 12)}`),
  ];
}

function unmanagedText({ unmanaged }: ListingPlan): readonly string[] {
  if (unmanaged.length === 0) return [];
  return ['', `Only in the store, left alone: ${unmanaged.join(', ')}`];
}

const longestExcerpt = 54;

/** The first line, as far as it fits: descriptions are long. */
function excerpt(text: string): string {
  const [line = '', ...more] = text.split('\n');
  const short = [...line].slice(0, longestExcerpt).join('');
  const cut = more.length > 0 || short.length < line.length ? ' …' : '';
  return text === '' ? '(empty)' : `${short}${cut}`;
}

/** `phoneScreenshots/1.png`. */
function lastParts(file: string): string {
  return file.split(/[\\/]/).slice(-2).join('/');
}
