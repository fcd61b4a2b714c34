import type { NewWebhook, StoreWebhook, WebhookStore } from './webhook-store.ts';

export type Registration =
  | { readonly kind: 'added'; readonly webhook: StoreWebhook }
  | { readonly kind: 'changed'; readonly webhook: StoreWebhook }
  | { readonly kind: 'unchanged'; readonly webhook: StoreWebhook };

/**
 * Makes the store tell an address what it is to be told: one webhook an address, however often this runs. The secret
 * cannot be read back, so a webhook that looks right is left alone unless a new secret is asked for.
 */
export async function registerWebhook(
  store: WebhookStore,
  wanted: NewWebhook,
  { applicationId, newSecret }: { readonly applicationId: string; readonly newSecret: boolean },
): Promise<Registration> {
  const present = (await store.list(applicationId)).find(({ url }) => url === wanted.url);
  if (present === undefined) return { kind: 'added', webhook: await store.add(applicationId, wanted) };
  if (!newSecret && isAsWanted(present, wanted)) return { kind: 'unchanged', webhook: present };
  return { kind: 'changed', webhook: await store.change(present.id, wanted) };
}

function isAsWanted({ enabled, name, eventTypes }: StoreWebhook, wanted: NewWebhook): boolean {
  const [shown, asked] = [eventTypes, wanted.eventTypes].map((types) => [...types].sort().join());
  return enabled && name === wanted.name && shown === asked;
}
