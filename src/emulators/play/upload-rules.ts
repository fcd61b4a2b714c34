import type { UploadTarget } from './model.ts';
import { PlayRefusal } from './refusal.ts';

interface UploadRule {
  /** Media types that Google takes. */
  readonly accept: readonly string[];
  readonly mostBytes: number;
}

const anyBytes = 'application/octet-stream';

/** `mediaUpload` of the discovery document of androidpublisher v3. */
const rules: Readonly<Record<UploadTarget['kind'], UploadRule>> = {
  bundle: { accept: [anyBytes], mostBytes: 53_687_091_200 },
  apk: { accept: [anyBytes, 'application/vnd.android.package-archive'], mostBytes: 10_737_418_240 },
  deobfuscation: { accept: [anyBytes], mostBytes: 1_677_721_600 },
  image: { accept: ['image/*'], mostBytes: 15_728_640 },
};

/** Nothing is refused for a type that was not announced. The message is the one clients meet. */
export function checkMediaType({ kind }: UploadTarget, contentType: string | undefined): void {
  if (contentType === undefined) return;
  const { accept } = rules[kind];
  const type = contentType.replace(/;.*/, '').trim().toLowerCase();
  if (accept.some((one) => one === type || (one.endsWith('*') && type.startsWith(one.slice(0, -1))))) return;
  throw new PlayRefusal({
    code: 400,
    message: `Media type '${type}' is not supported. Valid media types: [${accept.join(', ')}]`,
    status: 'INVALID_ARGUMENT',
    reason: 'badContent',
  });
}

export function checkSize({ kind }: UploadTarget, sizeBytes: number | undefined): void {
  const { mostBytes } = rules[kind];
  if (sizeBytes === undefined || sizeBytes <= mostBytes) return;
  throw new PlayRefusal({
    code: 413,
    message: `The upload has ${sizeBytes} bytes; the largest one that is accepted has ${mostBytes}.`,
    status: 'INVALID_ARGUMENT',
    reason: 'uploadTooLarge',
  });
}
