/**
 * The bytes for reading numbers in loops. Such a loop often ends before the methods of Buffer, which are JavaScript,
 * have been compiled: over a directory of 4,000 entries they take three times as long as those of DataView.
 */
export function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}
