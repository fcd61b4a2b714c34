/** An Android manifest as a tree, whichever of its two compiled forms it came from. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** Character data directly inside, joined; absent where there is none. */
  readonly text?: string;
}

export interface XmlAttribute {
  readonly name: string;
  /** Identity of a framework attribute; 0 for one without, such as `package`. */
  readonly resourceId: number;
  readonly value: XmlValue;
}

export type XmlValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'integer'; readonly integer: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  /** A resource such as `@string/version`, whose value is in the resource table. */
  | { readonly kind: 'reference'; readonly id: number }
  | { readonly kind: 'other' };

/** An element while its children are still being read. */
export interface OpenElement extends XmlElement {
  readonly children: OpenElement[];
  text?: string;
}
