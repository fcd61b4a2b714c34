/** A point of a line; where its value is undefined the line has a gap, for what is unknown is not drawn. */
export interface Point {
  readonly at: number;
  readonly value: number | undefined;
}

export interface Line {
  readonly label: string;
  /** Told apart by colour and, for those who see none, by dashes. */
  readonly tone: 'first' | 'second';
  readonly points: readonly Point[];
  /** Whether a value holds until the next one. */
  readonly steps?: boolean;
}

/** A value that means something, drawn from end to end. */
export interface Level {
  readonly value: number;
  readonly label: string;
  readonly tone: 'good' | 'bad' | 'odd';
}

export interface Panel {
  readonly title: string;
  /** A logarithm never shows 0: what is below the lowest level drawn lies on the ground. */
  readonly scale: 'logarithm' | 'share';
  readonly lines: readonly Line[];
  readonly levels: readonly Level[];
  /** Values above it are cut off, where single ones would flatten all others. */
  readonly highest?: number | undefined;
}
