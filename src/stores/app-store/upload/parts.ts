import type { Schemas } from '../../../app-store-connect-api/index.ts';

/** One part of a file, and how App Store Connect wants to have it. */
export interface Part {
  readonly number: number;
  readonly start: number;
  readonly lengthBytes: number;
  readonly url: string;
  /** Those of the part alone: a token of ours must not go where parts go. */
  readonly headers: Readonly<Record<string, string>>;
}

type Operation = Schemas['DeliveryFileUploadOperation'];

/** The parts in the order of the file. A part without a number is numbered by its place. */
export function partsOf(operations: readonly Operation[]): readonly Part[] {
  return operations
    .toSorted((a, b) => (a.offset ?? 0) - (b.offset ?? 0))
    .map(({ partNumber, offset = 0, length = 0, url = '', requestHeaders = [] }, index) => ({
      number: partNumber ?? index + 1,
      start: offset,
      lengthBytes: length,
      url,
      headers: Object.fromEntries(requestHeaders.map(({ name = '', value = '' }) => [name, value])),
    }));
}

/** Whether the parts make up the file, without a gap and without an overlap. */
export function cover(parts: readonly Part[], sizeBytes: number): boolean {
  let at = 0;
  for (const { start, lengthBytes } of parts) {
    if (start !== at || lengthBytes <= 0) return false;
    at += lengthBytes;
  }
  return at === sizeBytes;
}

/** How a part that has arrived is remembered. The id of its file keeps apart what belongs to two uploads. */
export function partKey(fileId: string, { number, start, lengthBytes }: Part): string {
  return `${fileId} ${number} ${start}+${lengthBytes}`;
}
