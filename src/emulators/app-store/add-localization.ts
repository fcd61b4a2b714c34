import type { AppStoreState, Ref, Transition } from './model.ts';
import { attributeError } from './refusal.ts';
import { added, childrenOf } from './resources.ts';
import { created, type WriteCall, type Written } from './write.ts';

export interface Localized {
  /** Such as `betaBuildLocalizations`. */
  readonly type: string;
  /** What its relationship to the resource is called. */
  readonly relationship: string;
  readonly of: Ref;
}

/** Texts of a resource in one more language. A language that is there already is refused, as Apple does it. */
export function addLocalization(
  state: AppStoreState,
  { team, attributes }: Pick<WriteCall, 'team' | 'attributes'>,
  { type, relationship, of }: Localized,
): Transition<Written> {
  const one = { [relationship]: of.id };
  const same = childrenOf(state, type, one);
  if (same.some((other) => other.attributes.locale === attributes.locale)) {
    throw attributeError('locale', {
      code: 'INVALID.DUPLICATE',
      detail: `There is already a localization for '${attributes.locale}'.`,
    });
  }
  const { state: next, value } = added(state, { type, team, attributes, one });
  return created(next, value);
}
