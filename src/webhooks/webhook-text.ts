import type { WebhookEvent } from '../app-store-connect-api/webhook.ts';
import { printable } from '../text/printable.ts';
import type { Delivery, StoreWebhook } from './webhook-store.ts';

export function webhooksText(webhooks: readonly StoreWebhook[], store: string): string {
  if (webhooks.length === 0) return `${store} tells nobody about this app.`;
  return webhooks.map(webhookText).join('\n\n');
}

export function webhookText({ id, name, url, enabled, eventTypes }: StoreWebhook): string {
  return [
    `${printable(name)}${enabled ? '' : ' (disabled)'}`,
    `  ${printable(url)}`,
    ...eventTypes.map((type) => `  ${printable(type)}`),
    `  ${id}`,
  ].join('\n');
}

export function deliveriesText(deliveries: readonly Delivery[]): string {
  if (deliveries.length === 0) return 'Nothing was sent yet.';
  return deliveries
    .map(({ id, state, sentAt, httpStatus, problem, isRedelivery }) => {
      const answer = httpStatus === undefined ? '' : `  HTTP ${httpStatus}`;
      const again = isRedelivery ? '  sent again' : '';
      const why = problem === undefined ? '' : `\n  ${printable(problem)}`;
      return `${state}  ${sentAt ?? 'not sent yet'}${answer}${again}  ${id}${why}`;
    })
    .join('\n');
}

/** One line for an event: what changed from what to what. */
export function eventText({ type, about, attributes }: WebhookEvent): string {
  const { oldValue, newValue, timestamp } = attributes;
  const subject = about === undefined ? '' : `  ${about.type} ${about.id}`;
  const change =
    newValue === undefined ? '' : `  ${oldValue === undefined ? '' : `${oldValue} → `}${newValue}`;
  return printable(`${timestamp ?? ''}  ${type}${subject}${change}`.trim());
}
