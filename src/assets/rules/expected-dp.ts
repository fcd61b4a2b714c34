import type { DensityImage } from '../density-image.ts';

/** A role that the platform prescribes a size for, told by the names that Android Studio gives. */
export interface IconRole {
  readonly label: string;
  readonly dp: number;
}

const roles: readonly (IconRole & { readonly names: RegExp; readonly kinds: readonly string[] })[] = [
  {
    // https://developer.android.com/develop/ui/views/launch/icon_design_adaptive
    label: 'layers of an adaptive icon',
    dp: 108,
    names: /^ic_launcher.*_(foreground|background|monochrome)$/,
    kinds: ['mipmap', 'drawable'],
  },
  { label: 'launcher icons', dp: 48, names: /^ic_launcher/, kinds: ['mipmap'] },
  {
    label: 'notification icons',
    dp: 24,
    names: /^(ic_stat_|ic_notification)/,
    kinds: ['drawable', 'mipmap'],
  },
];

/** The role of a bitmap whose size the platform prescribes; undefined for any other. */
export function iconRole({ name, folder }: Pick<DensityImage, 'name' | 'folder'>): IconRole | undefined {
  return roles.find(({ names, kinds }) => kinds.includes(folder.kind) && names.test(name));
}
