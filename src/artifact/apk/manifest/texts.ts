import { configQualifiers, localeTag } from '../config-qualifiers.ts';
import type { ResourceTable } from '../resource-table.ts';

/** A text as it is written for one configuration. */
export interface LocalizedText {
  /** BCP 47 tag; empty for the default. */
  readonly locale: string;
  /** All qualifiers, where there are others than the locale: `de-sw600dp`. */
  readonly qualifiers: string;
  readonly text: string;
}

/** The texts of a string resource; a device shows the one that fits its locale best. */
export function localizedTexts(table: ResourceTable, id: number): readonly LocalizedText[] {
  return table
    .resolve(id)
    .flatMap(({ config, value }) =>
      value.kind === 'text'
        ? [{ locale: localeTag(config), qualifiers: configQualifiers(config), text: value.text }]
        : [],
    );
}

/** The locales that some resource is written for, sorted; the default is not among them. */
export function localesOf(table: ResourceTable): readonly string[] {
  return [...new Set(table.configs().map(localeTag))].filter((tag) => tag !== '').sort();
}

/** Dots per inch that some resource is made for, ascending; 65534 is `anydpi`, 65535 `nodpi`. */
export function densitiesOf(table: ResourceTable): readonly number[] {
  // What names no density counts as mdpi.
  const found = new Set(table.configs().map(({ density }) => (density === 0 ? 160 : density)));
  return [...found].sort((left, right) => left - right);
}
