/** In units of the drawing, which is scaled as a whole. */
export const width = 860;

/** Where lines are drawn; what they are called stands to the right of it, their scale to the left. */
export const plot = { left: 64, right: 690 } as const;

export const panelHeight = 168;

/** Of a line of text. */
export const lineHeight = 15;

/** As drawn: more digits than can be seen would only be more bytes. */
export function rounded(value: number): string {
  return String(Number(value.toFixed(1)));
}

/** What a text is wide at most, in the size that charts have: its font is whatever the reader's machine has. */
export function textWidth(text: string): number {
  return text.length * 6.6;
}
