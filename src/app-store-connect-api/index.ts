/** The public API of `slipway/app-store-connect-api`. */

export type { AppStoreConnect, AppStoreConnectOptions } from './app-store-connect.ts';
export type { BudgetReading } from './budget.ts';
export type { CallAnswer, CallInput, CallOptions, Item, Page, PagedPath, PathOf, Schemas } from './calls.ts';
export { createAppStoreConnect } from './client.ts';
export {
  AnswerUnusable,
  AppStoreConnectError,
  BudgetReserved,
  KeyUnusable,
  RequestRefused,
  RequestUnanswered,
} from './errors.ts';
export type { ApiKey } from './key.ts';
export { type Problem, problemsText } from './problems.ts';
export { type ReadWebhook, type ReceivedWebhook, readWebhook, type WebhookEvent } from './webhook.ts';
