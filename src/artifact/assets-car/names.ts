// Numbers of the compiled form and their meaning. Apple documents none of them; they are from public
// descriptions: the article "Reverse engineering the .car file format" (Timac, 2018) and the readers
// xcbuild (libcar), ipsw (pkg/car) and cartool.

/** Attributes of a rendition's key, by number. */
const attributes: ReadonlyMap<number, string> = new Map([
  [0, 'look'],
  [1, 'element'],
  [2, 'part'],
  [3, 'size'],
  [4, 'direction'],
  [6, 'value'],
  [7, 'appearance'],
  [8, 'dimension1'],
  [9, 'dimension2'],
  [10, 'state'],
  [11, 'layer'],
  [12, 'scale'],
  [13, 'localization'],
  [14, 'presentationState'],
  [15, 'idiom'],
  [16, 'subtype'],
  [17, 'identifier'],
  [18, 'previousValue'],
  [19, 'previousState'],
  [20, 'horizontalSizeClass'],
  [21, 'verticalSizeClass'],
  [22, 'memoryClass'],
  [23, 'graphicsFeatureSet'],
  [24, 'displayGamut'],
  [25, 'deploymentTarget'],
  [26, 'glyphWeight'],
  [27, 'glyphSize'],
]);

const idioms = ['universal', 'phone', 'pad', 'tv', 'car', 'watch', 'marketing', 'mac', 'vision'] as const;

const layouts: ReadonlyMap<number, string> = new Map([
  [9, 'vector'],
  [10, 'one-part fixed size'],
  [11, 'one-part tile'],
  [12, 'one-part scale'],
  [20, 'three-part horizontal tile'],
  [21, 'three-part horizontal scale'],
  [22, 'three-part horizontal uniform'],
  [23, 'three-part vertical tile'],
  [24, 'three-part vertical scale'],
  [25, 'three-part vertical uniform'],
  [30, 'nine-part tile'],
  [31, 'nine-part scale'],
  [32, 'nine-part horizontal uniform vertical scale'],
  [33, 'nine-part horizontal scale vertical uniform'],
  [34, 'nine-part edges only'],
  [40, 'many-part'],
  [50, 'animation filmstrip'],
  [1000, 'raw data'],
  [1001, 'external link'],
  [1002, 'layer stack'],
  [1003, 'internal link'],
  [1004, 'packed image'],
  [1005, 'named contents'],
  [1006, 'thinning placeholder'],
  [1007, 'texture'],
  [1008, 'texture image'],
  [1009, 'colour'],
  [1010, 'multisize image set'],
  [1011, 'model asset'],
  [1012, 'model mesh'],
  [1013, 'recognition group'],
  [1014, 'recognition object'],
]);

const compressions = [
  'none',
  'rle',
  'zip',
  'lzvn',
  'lzfse',
  'jpeg-lzfse',
  'blurred',
  'astc',
  'palette',
  'hevc',
  'deepmap-lzfse',
  'deepmap2',
] as const;

const colourSpaces = [
  'generic RGB',
  'sRGB',
  'gray gamma 2.2',
  'Display P3',
  'extended sRGB',
  'extended linear sRGB',
  'extended gray',
] as const;

export function attributeName(number: number): string {
  return attributes.get(number) ?? `attribute ${number}`;
}

export function idiomName(number: number): string {
  return idioms[number] ?? `idiom ${number}`;
}

/** Icon Composer adds 1019 to 1021, whose names are not known: an unknown number stays a number. */
export function layoutName(number: number): string {
  return layouts.get(number) ?? `layout ${number}`;
}

export function compressionName(number: number): string {
  return compressions[number] ?? `compression ${number}`;
}

export function colourSpaceName(number: number): string {
  return colourSpaces[number] ?? `colour space ${number}`;
}
