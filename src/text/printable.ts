/** Control characters steer a terminal; those of the bidirectional algorithm make a name read as another one. */
const misleading = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Names come from files that anybody may have made: what would not be shown as it is becomes �. */
export function printable(text: string): string {
  return text.replaceAll(misleading, '�');
}
