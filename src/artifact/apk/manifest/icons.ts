import type { XmlElement } from '../../xml-tree.ts';
import { type AttributeReader, elementsNamed } from '../attributes.ts';
import { configQualifiers, densityName } from '../config-qualifiers.ts';
import type { ResourceTable } from '../resource-table.ts';

/** What stands for an icon, or for a layer of one, in one configuration. */
export interface IconImage {
  /** `hdpi`; undefined where the folder names none, which counts as `mdpi`. */
  readonly density: string | undefined;
  readonly qualifiers: string;
  /** Entry of the archive; undefined for a colour. */
  readonly path: string | undefined;
  /** `#aarrggbb`; undefined for a file. */
  readonly color: string | undefined;
}

/** https://developer.android.com/develop/ui/views/launch/icon_design_adaptive */
export interface AdaptiveIcon {
  /** Entry of the archive with the XML. */
  readonly path: string;
  readonly qualifiers: string;
  /** Empty where the layer is drawn in place, or missing. */
  readonly background: readonly IconImage[];
  readonly foreground: readonly IconImage[];
  readonly monochrome: readonly IconImage[];
  readonly layers: readonly string[];
}

/** The images of a drawable resource, references followed. */
export function iconImages(table: ResourceTable, id: number): readonly IconImage[] {
  return table.resolve(id).flatMap(({ config, value }) => {
    if (value.kind !== 'file' && value.kind !== 'color') return [];
    return [
      {
        density: densityName(config.density),
        qualifiers: configQualifiers(config),
        path: value.kind === 'file' ? value.path : undefined,
        color: value.kind === 'color' ? value.color : undefined,
      },
    ];
  });
}

export interface AdaptiveSources {
  readonly image: IconImage;
  readonly root: XmlElement;
  readonly table: ResourceTable;
  readonly read: AttributeReader;
}

/** Reads the XML of an icon; undefined unless it is an adaptive one. */
export function readAdaptiveIcon({ image, root, table, read }: AdaptiveSources): AdaptiveIcon | undefined {
  if (root.name !== 'adaptive-icon' || image.path === undefined) return undefined;
  const images = (layer: string): readonly IconImage[] => {
    const id = elementsNamed(root, layer).map((element) => drawableOf(element, read))[0];
    return id === undefined ? [] : iconImages(table, id);
  };
  return {
    path: image.path,
    qualifiers: image.qualifiers,
    background: images('background'),
    foreground: images('foreground'),
    monochrome: images('monochrome'),
    layers: root.children.map(({ name }) => name),
  };
}

/** On the layer itself, or on the inset or bitmap inside of it. */
function drawableOf(element: XmlElement, read: AttributeReader): number | undefined {
  return (
    read.reference(element, 'drawable') ??
    element.children.map((child) => drawableOf(child, read)).find((id) => id !== undefined)
  );
}
