export type Names = Readonly<Record<number, string>>;

// Names of folders by value: ResTable_config in ResourceTypes.h, and
// https://developer.android.com/guide/topics/resources/providing-resources#QualifierRules
export const genders: Names = { 1: 'neuter', 2: 'feminine', 3: 'masculine' };
export const directions: Names = { 64: 'ldltr', 128: 'ldrtl' };
export const sizes: Names = { 1: 'small', 2: 'normal', 3: 'large', 4: 'xlarge' };
export const lengths: Names = { 16: 'notlong', 32: 'long' };
export const rounds: Names = { 1: 'notround', 2: 'round' };
export const gamuts: Names = { 1: 'nowidecg', 2: 'widecg' };
export const ranges: Names = { 4: 'lowdr', 8: 'highdr' };
export const orientations: Names = { 1: 'port', 2: 'land', 3: 'square' };
export const modes: Names = {
  2: 'desk',
  3: 'car',
  4: 'television',
  5: 'appliance',
  6: 'watch',
  7: 'vrheadset',
};
export const nights: Names = { 16: 'notnight', 32: 'night' };
export const densities: Names = {
  120: 'ldpi',
  160: 'mdpi',
  213: 'tvdpi',
  240: 'hdpi',
  320: 'xhdpi',
  480: 'xxhdpi',
  640: 'xxxhdpi',
  65534: 'anydpi',
  65535: 'nodpi',
};
export const touchscreens: Names = { 1: 'notouch', 2: 'stylus', 3: 'finger' };
export const keysHidden: Names = { 1: 'keysexposed', 2: 'keyshidden', 3: 'keyssoft' };
export const keyboards: Names = { 1: 'nokeys', 2: 'qwerty', 3: '12key' };
export const navigationsHidden: Names = { 4: 'navexposed', 8: 'navhidden' };
export const navigations: Names = { 1: 'nonav', 2: 'dpad', 3: 'trackball', 4: 'wheel' };
