import { createHmac, timingSafeEqual } from 'node:crypto';

/** What Apple has told a webhook, after its signature was found to be right. */
export interface WebhookEvent {
  readonly id: string;
  /** As one subscribes to it, such as `BUILD_UPLOAD_STATE_UPDATED`; Apple delivers it as `buildUploadStateUpdated`. */
  readonly type: string;
  /** The resource that it is about, where Apple names one. */
  readonly about: { readonly type: string; readonly id: string } | undefined;
  /** Such as `oldValue`, `newValue` and `timestamp`. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

export type ReadWebhook =
  | { readonly kind: 'event'; readonly event: WebhookEvent }
  | { readonly kind: 'refused'; readonly reason: 'unsigned' | 'wrong-signature' | 'unreadable' };

export interface ReceivedWebhook {
  /** The bytes as they came: JSON that was parsed and written again has another signature. */
  readonly body: Uint8Array;
  /** The header `x-apple-signature`. */
  readonly signature: string | undefined;
  /** What the webhook was registered with. */
  readonly secret: string;
}

/**
 * Reads a delivery of App Store Connect if it is signed with the secret. Most reports have the header as
 * `hmacsha256=HEX`, one as bare HEX: both are taken. Nothing of an unsigned body is looked at.
 */
export function readWebhook({ body, signature, secret }: ReceivedWebhook): ReadWebhook {
  // Everybody can sign with an empty secret.
  if (secret === '') throw new RangeError('The secret of a webhook is empty.');
  const told = (signature ?? '').trim();
  if (told === '') return { kind: 'refused', reason: 'unsigned' };
  if (!isSignature(told.replace(/^hmacsha256=/i, ''), { body, secret })) {
    return { kind: 'refused', reason: 'wrong-signature' };
  }
  const event = eventOf(body);
  return event === undefined ? { kind: 'refused', reason: 'unreadable' } : { kind: 'event', event };
}

/** In a time that does not tell how much of it was right. */
function isSignature(hex: string, { body, secret }: Pick<ReceivedWebhook, 'body' | 'secret'>): boolean {
  if (!/^[0-9a-f]{64}$/i.test(hex)) return false;
  const right = createHmac('sha256', secret).update(body).digest();
  return timingSafeEqual(Buffer.from(hex, 'hex'), right);
}

function eventOf(body: Uint8Array): WebhookEvent | undefined {
  const data = fieldOf(parsed(body), 'data');
  const [id, type] = [fieldOf(data, 'id'), fieldOf(data, 'type')];
  if (typeof id !== 'string' || typeof type !== 'string') return undefined;
  const about = fieldOf(fieldOf(fieldOf(data, 'relationships'), 'instance'), 'data');
  const [aboutType, aboutId] = [fieldOf(about, 'type'), fieldOf(about, 'id')];
  return {
    id,
    type: type.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
    about:
      typeof aboutType === 'string' && typeof aboutId === 'string'
        ? { type: aboutType, id: aboutId }
        : undefined,
    attributes: { ...Object(fieldOf(data, 'attributes')) },
  };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
