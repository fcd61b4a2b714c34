import { badRequest } from './refusal.ts';

/** More than the metadata of an upload and the headers of its parts ever take. */
const mostHeadBytes = 64 * 1024;

/** The boundary of a `multipart/related` body; undefined for any other type. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  const match = /^multipart\/related\s*;.*?\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType ?? '');
  return match?.[1] ?? match?.[2];
}

/**
 * The media of a `multipart/related` body (RFC 2387): its second part, as it arrives. Only the head and as many
 * bytes as the closing delimiter takes are held back. `onType` is told the media's content type first.
 */
export async function* mediaPart(
  body: AsyncIterable<Buffer>,
  boundary: string,
  onType: (contentType: string | undefined) => void,
): AsyncGenerator<Buffer> {
  const closing = Buffer.from(`\r\n--${boundary}--`);
  // An epilogue, usually a line end, may follow.
  const heldBytes = closing.length + 256;
  let head: Buffer | undefined = Buffer.alloc(0);
  let held = Buffer.alloc(0);
  for await (const chunk of body) {
    let media = chunk;
    if (head !== undefined) {
      head = Buffer.concat([head, chunk]);
      const found = mediaIn(head, boundary);
      if (found === undefined && head.length > mostHeadBytes) throw malformed();
      if (found === undefined) continue;
      onType(found.contentType);
      media = head.subarray(found.start);
      head = undefined;
    }
    held = Buffer.concat([held, media]);
    if (held.length <= heldBytes) continue;
    yield held.subarray(0, held.length - heldBytes);
    held = held.subarray(held.length - heldBytes);
  }
  const end = head === undefined ? held.lastIndexOf(closing) : -1;
  if (end < 0) throw malformed();
  yield held.subarray(0, end);
}

interface Media {
  readonly start: number;
  readonly contentType: string | undefined;
}

/** Where the second part's content begins, once all of its headers are there. */
function mediaIn(head: Buffer, boundary: string): Media | undefined {
  const delimiter = `--${boundary}`;
  const first = head.indexOf(delimiter);
  const second = first < 0 ? -1 : head.indexOf(`\r\n${delimiter}`, first + delimiter.length);
  const headersEnd = second < 0 ? -1 : head.indexOf('\r\n\r\n', second + 2);
  if (headersEnd < 0) return undefined;
  const headers = head.toString('latin1', second, headersEnd);
  return { start: headersEnd + 4, contentType: /^content-type:\s*(.+?)\s*$/im.exec(headers)?.[1] };
}

function malformed() {
  return badRequest('Malformed multipart body.');
}
