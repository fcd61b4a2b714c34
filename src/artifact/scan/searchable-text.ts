const utf8Pool = 1 << 8;

/**
 * Bytes as text in which a pattern of ASCII characters can be found: one character for one byte, or for
 * two where a compiled resource keeps its strings in UTF-16.
 */
export function searchableText(content: Buffer): string {
  return usesUtf16(content) ? content.toString('utf16le') : content.toString('latin1');
}

/** Looks at the flags of the string pool behind the header of compiled XML or of a resource table. */
function usesUtf16(content: Buffer): boolean {
  if (content.length < 40) return startsWithByteOrderMark(content);
  const type = content.readUInt32LE(0);
  const isXml = type === 0x00080003;
  const isTable = type === 0x000c0002;
  if (!isXml && !isTable) return startsWithByteOrderMark(content);
  const pool = isXml ? 8 : 12;
  return content.readUInt16LE(pool) === 1 && (content.readUInt32LE(pool + 16) & utf8Pool) === 0;
}

function startsWithByteOrderMark(content: Buffer): boolean {
  return content.length >= 2 && content.readUInt16LE(0) === 0xfeff;
}
