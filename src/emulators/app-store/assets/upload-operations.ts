import type { Resource } from '../model.ts';
import { count, isoTime, text } from '../resources.ts';

/** One part of a file, and where its bytes go. */
export interface UploadPart {
  /** From 1. */
  readonly number: number;
  readonly offset: number;
  readonly length: number;
}

/** The parts of a file, in their order. */
export function partsOf(asset: Resource): readonly UploadPart[] {
  const size = count(asset.attributes, 'fileSize');
  const partBytes = count(asset.kept, 'partBytes');
  return Array.from({ length: Math.ceil(size / partBytes) }, (_, index) => ({
    number: index + 1,
    offset: index * partBytes,
    length: Math.min(partBytes, size - index * partBytes),
  }));
}

/** What a client is told to send. Only builds are told numbers and until when; a file that is complete has none. */
export function uploadOperations(asset: Resource): readonly object[] | undefined {
  if (asset.kept.isUploaded === true) return undefined;
  const { origin, signature } = {
    origin: text(asset.kept, 'origin'),
    signature: text(asset.kept, 'signature'),
  };
  return partsOf(asset).map(({ number, offset, length }) => ({
    method: 'PUT',
    url: `${origin}/uploads/${asset.type}/${asset.id}/${number}?signature=${signature}`,
    offset,
    length,
    requestHeaders: [{ name: 'Content-Type', value: contentTypeOf(asset) }],
    ...(asset.type === 'buildUploadFiles' && {
      partNumber: number,
      expiration: isoTime(count(asset.kept, 'expiresAtMs')),
    }),
  }));
}

/** The header that a part has to come with. */
export function contentTypeOf({ type }: Pick<Resource, 'type'>): string {
  return contentTypes[type] ?? 'application/octet-stream';
}

const contentTypes: Readonly<Record<string, string>> = { appScreenshots: 'image/png' };
